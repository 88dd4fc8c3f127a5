import type { EngineState } from "../../contract/idempotency.ts";
import type { DataShape, ReadData } from "../../store/file/read-data.ts";
import type { Collections, Seed } from "../../store/store.ts";
import type { LoadedState } from "../load-service.ts";

/** A whole state whose documents nobody here knows the types of. */
export type WholeState = Seed<Record<string, object>>;

/** How documents are kept, wherever that is. */
export interface StateShape extends Omit<DataShape, "folder"> {
  readonly collections: Collections<LoadedState & EngineState>;
}

/** How many documents each collection has, and what each counter says. */
export interface Counts {
  readonly documents: ReadonlyMap<string, number>;
  readonly counters: ReadonlyMap<string, number>;
}

/** Somewhere that a whole state can be read from and written to. */
export interface StatePlace {
  /** As people know it; without a password. */
  readonly name: string;
  /** What another place must not be that is copied to or from. */
  readonly identity: string;
  /**
   * Reads all of it and changes nothing.
   * @throws an error that says in one line what to do, when it is in use, is not there, or cannot be read.
   */
  read(): Promise<ReadData>;
  /**
   * Writes a state, as a whole or not at all.
   * @returns what people should know of what was there before.
   * @throws an error that says in one line what to do; where it holds something, unless `replace` is set.
   */
  write(state: WholeState, replace: boolean): Promise<readonly string[]>;
  /** Looks what it has now. */
  count(): Promise<Counts>;
}

/** What a state has. */
export function countsOf({ collections, counters = {} }: WholeState): Counts {
  const lists = Object.entries(collections);
  return {
    documents: new Map(lists.map(([name, documents]) => [name, documents?.length ?? 0])),
    counters: new Map(Object.entries(counters)),
  };
}
