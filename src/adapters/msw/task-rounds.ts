import type { Contract } from "../../contract/contract.ts";

/** So often work by the clock is looked after, in milliseconds. */
const ROUND_MS = 1000;

/** Lets a contract do its work by the clock when it is asked for something: no timer keeps a test or a page awake. */
export class TaskRounds {
  readonly #contract: Pick<Contract, "runTasks" | "clock">;
  #last: number | undefined;

  constructor(contract: Pick<Contract, "runTasks" | "clock">) {
    this.#contract = contract;
  }

  /** Does what is due since the last round, at most once a second. */
  async runDue(): Promise<void> {
    const now = this.#contract.clock().getTime();
    if (this.#last !== undefined && Math.abs(now - this.#last) < ROUND_MS) return;
    this.#last = now;
    await this.#contract.runTasks();
  }

  /** Forgets the last round, so that the next request begins with one. */
  forget(): void {
    this.#last = undefined;
  }
}
