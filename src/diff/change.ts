import type { Level } from "./rules/effect.ts";

export type { Level } from "./rules/effect.ts";

/** Where something stands in one of the documents. */
export interface ChangePlace {
  /** A JSON pointer after a `#`: `#/paths/~1pets~1{id}/get`. In the file, where that is known. */
  readonly pointer: string;
  readonly file?: string;
  /** Both count from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** How the operation is called that a change is in. */
export interface ChangedOperation {
  /** In upper case. */
  readonly method: string;
  /** The path of the new document, where it is there; for a webhook or callback its name. */
  readonly path: string;
  readonly operationId?: string;
  readonly tags: readonly string[];
  readonly kind: "operation" | "webhook" | "callback";
}

/** One thing that is otherwise in the new document. */
export interface Change {
  /** The rule: `request-property-became-required`. */
  readonly id: string;
  readonly level: Level;
  /** Left out for what is about the document as a whole. */
  readonly operation?: ChangedOperation;
  /** What has changed, in plain words, with backticks around what is written in the document. */
  readonly message: string;
  /** Left out where the old document has nothing of it. */
  readonly old?: ChangePlace;
  /** Left out where the new document has nothing of it. */
  readonly new?: ChangePlace;
}

/** Something of both documents. */
export interface Pair<Value> {
  readonly old: Value;
  readonly new: Value;
}

/** Where a change is in each document, as pointers without a `#`; undefined where it is not. */
export interface Pointers {
  readonly old?: string | undefined;
  readonly new?: string | undefined;
}
