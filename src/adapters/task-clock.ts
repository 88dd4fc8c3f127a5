import type { Contract } from "../contract/contract.ts";

const TICK_MS = 1000;

/** Lets contracts do its work by the clock, each second, one round after the other. */
export class TaskClock {
  readonly #contract: Pick<Contract, "runTasks">;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;

  constructor(contract: Pick<Contract, "runTasks">) {
    this.#contract = contract;
  }

  /** Begins, with a first round at once. Does not keep the process alive. */
  start(): void {
    this.#tick();
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS).unref();
  }

  /** Ends; resolves when the round under way is over. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  #tick(): void {
    this.#round ??= this.#contract.runTasks().finally(() => (this.#round = undefined));
  }
}
