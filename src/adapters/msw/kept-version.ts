import type { Contract } from "../../contract/contract.ts";
import { isObject } from "../../contract/document.ts";
import { MigrationError } from "../../store/migrate.ts";
import type { UntypedSeed } from "../../store/seed-image.ts";
import type { ReplyShapes } from "./reply-shapes.ts";
import { changedShapes, readReplyShapes } from "./reply-shapes.ts";

/** A state as it is kept, with what it was made by. */
export interface KeptRecord {
  /** Left out where the fixtures are to begin anew. */
  readonly state?: KeptSeed;
  readonly schemaVersion: number;
  readonly shapes: ReplyShapes;
}

type KeptSeed = UntypedSeed & { readonly collections: Readonly<Record<string, readonly object[]>> };

/** A kept state that can be taken, or why it cannot; one of a newer version is not ours to judge. */
export type Judged = { readonly state: UntypedSeed } | { readonly fault: string; readonly isNewer: boolean };

/** Tells whether a kept state is of the contract that would go on with it. */
export class KeptVersion {
  readonly #contract: Contract;
  #shapes: Promise<ReplyShapes> | undefined;

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /** A state as it is to be kept, or that there is none. */
  async record(state?: UntypedSeed): Promise<KeptRecord> {
    const version = { schemaVersion: this.#contract.versions.current, shapes: await this.#readShapes() };
    return state === undefined ? version : { ...version, state: state as KeptSeed };
  }

  /**
   * Brings a state to the current version. One whose version is the same must be of replies that are described alike, since
   * documents of other shapes would make every reply break the contract; a migration vouches for what it has changed.
   */
  async judge(kept: unknown): Promise<Judged> {
    if (!isRecord(kept)) return { fault: "it is not of a form that is known", isNewer: false };
    const { current, bringUp } = this.#contract.versions;
    if (kept.schemaVersion > current) {
      const fault = `it is of schema version ${kept.schemaVersion}, and this page knows version ${current}`;
      return { fault, isNewer: true };
    }
    if (kept.schemaVersion < current) {
      try {
        const { state, schemaVersion } = kept;
        return { state: this.#withFixtures(state && bringUp(state, schemaVersion)) };
      } catch (error) {
        if (!(error instanceof MigrationError)) throw error;
        return { fault: error.message, isNewer: false };
      }
    }
    const changed = changedShapes(kept.shapes, await this.#readShapes());
    if (changed.length === 0) return { state: this.#withFixtures(kept.state) };
    const names = changed.slice(0, 3).join(", ") + (changed.length > 3 ? ", …" : "");
    return { fault: `the document describes other replies since: ${names}`, isNewer: false };
  }

  /** A collection that has come since begins with its fixtures, and so do all of them where none is kept. */
  #withFixtures(state?: UntypedSeed): UntypedSeed {
    const { fixtures, clock } = this.#contract;
    const fresh = fixtures(clock());
    return {
      collections: { ...fresh.collections, ...state?.collections },
      counters: { ...fresh.counters, ...state?.counters },
    };
  }

  #readShapes(): Promise<ReplyShapes> {
    const { document, operations } = this.#contract;
    return (this.#shapes ??= readReplyShapes(document, operations));
  }
}

/** Whether it is kept that there is no state, so that nothing is lost with it. */
export function isEmpty(kept: unknown): boolean {
  return isRecord(kept) && kept.state === undefined;
}

function isRecord(value: unknown): value is KeptRecord {
  if (!isObject(value) || !isObject(value.shapes) || !Number.isInteger(value.schemaVersion)) return false;
  return value.state === undefined || (isObject(value.state) && isObject(value.state.collections));
}
