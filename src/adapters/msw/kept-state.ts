import { createStore, getMany, set, setMany } from "idb-keyval";
import type { Contract } from "../../contract/contract.ts";
import type { UntypedSeed } from "../../store/seed-image.ts";
import type { KeptRecord } from "./kept-version.ts";
import { isEmpty, KeptVersion } from "./kept-version.ts";
import { isSameState } from "./same-state.ts";
import type { Console } from "./tell-in-console.ts";

/** The state of a contract, kept in the browser's IndexedDB, for all pages of an origin together. */
export class KeptState {
  readonly #contract: Contract;
  readonly #version: KeptVersion;
  readonly #name: string;
  readonly #console: Console | false;
  readonly #database = createStore("contract-server", "states");
  readonly #told = new Set<string>();
  /** Which of the states that were ever kept is in the store; undefined for none. */
  #stamp: string | undefined;
  /** The state that the stamp stands for; undefined before anything was read. */
  #known: UntypedSeed | undefined;
  /** Whether what is kept is of another version of the page, so that this one leaves it alone. */
  #isApart = false;

  /** @throws {TypeError} where nothing can be kept, as in Node. */
  constructor(contract: Contract, name: string, console: Console | false) {
    if (!Reflect.has(globalThis, "indexedDB") || !Reflect.has(globalThis.navigator, "locks")) {
      throw new TypeError(
        "persist needs a browser's IndexedDB and Web Locks, in a page of https or of localhost; leave it out here",
      );
    }
    this.#contract = contract;
    this.#version = new KeptVersion(contract);
    this.#name = name;
    this.#console = console;
  }

  /**
   * Does something with the state as it was last kept, and keeps what has changed, before any other page does. What
   * cannot be kept is told of, and the page goes on with what it has.
   */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#alone(work, () => this.#keep());
  }

  /** Does something that begins anew. Nothing is kept of that, so that a page finds the fixtures as they are by then. */
  begin<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#alone(work, () => this.#keepNothing());
  }

  async #alone<Result>(work: () => Promise<Result>, keep: () => Promise<void>): Promise<Result> {
    if (this.#isApart) return work();
    return await navigator.locks.request(`contract-server: ${this.#name}`, async () => {
      const isRead = await this.#done("could not be read", this.#load());
      const result = await work();
      // What could not be read may be another page's, and must not be written over.
      if (isRead && !this.#isApart) await this.#done("could not be written", keep());
      return result;
    });
  }

  async #load(): Promise<void> {
    const [stamp] = await getMany<string>([this.#key("stamp")], this.#database);
    if (stamp !== undefined && stamp !== this.#stamp) await this.#take(stamp);
    this.#known ??= await this.#contract.store.dump();
  }

  async #take(stamp: string): Promise<void> {
    const { store } = this.#contract;
    const [kept] = await getMany<unknown>([this.#key("state")], this.#database);
    const judged = await this.#version.judge(kept);
    const refusal = "fault" in judged ? judged : await store.reset(judged.state).then(() => undefined, unfit);
    if (!refusal) {
      this.#stamp = stamp;
      this.#known = await store.dump();
    } else if (refusal.isNewer || this.#known !== undefined) {
      this.#isApart = true;
      this.#warn(`is left to another version of this page, and this one keeps nothing: ${refusal.fault}`);
    } else if (isEmpty(kept)) {
      await this.#keepNothing();
    } else {
      await set(this.#key("put aside"), kept, this.#database);
      await this.#keepNothing();
      this.#warn(
        `is put aside as "${this.#key("put aside")}", and the fixtures begin anew: ${refusal.fault}`,
      );
    }
  }

  async #keep(): Promise<void> {
    const state = await this.#contract.store.dump();
    if (this.#known && isSameState(state, this.#known)) return;
    await this.#write(await this.#version.record(state));
    this.#known = state;
  }

  async #keepNothing(): Promise<void> {
    await this.#write(await this.#version.record());
    this.#known = await this.#contract.store.dump();
  }

  async #write(record: KeptRecord): Promise<void> {
    const stamp = crypto.randomUUID();
    await setMany(
      [
        [this.#key("state"), record],
        [this.#key("stamp"), stamp],
      ],
      this.#database,
    );
    this.#stamp = stamp;
  }

  #key(part: string): string {
    return `${this.#name}: ${part}`;
  }

  /** Whether something could be done; that it could not be is told the first time. */
  async #done(failure: string, work: Promise<void>): Promise<boolean> {
    try {
      await work;
      this.#told.delete(failure);
      return true;
    } catch (error) {
      if (this.#console && !this.#told.has(failure)) this.#console.error(`${this.#title} ${failure}:`, error);
      this.#told.add(failure);
      return false;
    }
  }

  #warn(what: string): void {
    if (this.#console) this.#console.warn(`${this.#title} ${what}.`);
  }

  get #title(): string {
    return `[contract-server] the state "${this.#name}" that is kept in IndexedDB`;
  }
}

/** Collections that the store does not know, or documents without an id. */
function unfit(error: unknown): { readonly fault: string; readonly isNewer: boolean } {
  return { fault: error instanceof Error ? error.message : String(error), isNewer: false };
}
