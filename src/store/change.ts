import type { Entry } from "./document.ts";

/** One step of a transaction. Applying it again to its own result changes nothing. */
export type Change =
  | { readonly type: "put"; readonly collection: string; readonly entry: Entry }
  | { readonly type: "delete"; readonly collection: string; readonly id: string }
  /** A counter of 0 is one that has never been used. */
  | { readonly type: "count"; readonly counter: string; readonly value: number };

/** A whole state written down: entries in order of insertion, and the counters. */
export interface StateImage {
  readonly collections: readonly (readonly [name: string, entries: readonly Entry[]])[];
  readonly counters: readonly (readonly [name: string, value: number])[];
}

/** What one transaction changes. */
export interface TransactionRecord {
  readonly sequence: number;
  readonly changes: readonly Change[];
}

/** A state that replaces everything. */
export interface ImageRecord {
  readonly sequence: number;
  readonly image: StateImage;
}

/** What happens to a state in one step. Sequences have no gaps. */
export type ChangeRecord = TransactionRecord | ImageRecord;
