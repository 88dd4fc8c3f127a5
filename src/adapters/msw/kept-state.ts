import { createStore, getMany, set, setMany } from "idb-keyval";
import type { ContractState } from "../../contract/contract.ts";
import type { UntypedSeed } from "../../store/seed-image.ts";
import { isSameState } from "./same-state.ts";
import type { Console } from "./tell-in-console.ts";

/** The state of a contract, kept in the browser's IndexedDB, for all pages of an origin together. */
export class KeptState {
  readonly #store: ContractState;
  readonly #name: string;
  readonly #console: Pick<Console, "error"> | false;
  readonly #database = createStore("contract-server", "states");
  /** Which of the states that were ever kept is in the store; undefined for none. */
  #stamp: string | undefined;
  #kept: UntypedSeed | undefined;

  /** @throws {TypeError} where nothing can be kept, as in Node. */
  constructor(store: ContractState, name: string, console: Pick<Console, "error"> | false) {
    if (!Reflect.has(globalThis, "indexedDB") || !Reflect.has(globalThis.navigator, "locks")) {
      throw new TypeError(
        "persist needs a browser's IndexedDB and Web Locks, in a page of https or of localhost; leave it out here",
      );
    }
    this.#store = store;
    this.#name = name;
    this.#console = console;
  }

  /**
   * Does something with the state as it was last kept, and keeps what has changed, before any other page does. What
   * cannot be kept is told of, and the page goes on with what it has.
   */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    return await navigator.locks.request(`contract-server: ${this.#name}`, async () => {
      await this.#load().catch((error: unknown) => this.#tell("could not be read", error));
      const result = await work();
      await this.#keep().catch((error: unknown) => this.#tell("could not be written", error));
      return result;
    });
  }

  async #load(): Promise<void> {
    const [stamp] = await getMany<string>([this.#key("stamp")], this.#database);
    if (stamp !== undefined && stamp !== this.#stamp) {
      const [state] = await getMany<UntypedSeed>([this.#key("state")], this.#database);
      this.#stamp = stamp;
      if (state) await this.#take(state);
    }
    this.#kept ??= await this.#store.dump();
  }

  /** A state of another version of the API is put aside, not lost. */
  async #take(state: UntypedSeed): Promise<void> {
    try {
      await this.#store.reset(state);
      this.#kept = await this.#store.dump();
    } catch (error) {
      await set(this.#key("put aside"), state, this.#database);
      this.#tell(`does not fit, and is put aside as "${this.#key("put aside")}"`, error);
    }
  }

  async #keep(): Promise<void> {
    const state = await this.#store.dump();
    if (this.#kept && isSameState(state, this.#kept)) return;
    const stamp = crypto.randomUUID();
    await setMany(
      [
        [this.#key("state"), state],
        [this.#key("stamp"), stamp],
      ],
      this.#database,
    );
    this.#stamp = stamp;
    this.#kept = state;
  }

  #key(part: string): string {
    return `${this.#name}: ${part}`;
  }

  #tell(what: string, error: unknown): void {
    const told = `[contract-server] the state "${this.#name}" that is kept in IndexedDB ${what}:`;
    if (this.#console) this.#console.error(told, error);
  }
}
