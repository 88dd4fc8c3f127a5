import type { Entry } from "./document.ts";

/** Entries in order of insertion, as a query goes through them. */
export interface EntryList {
  readonly size: number;
  list(): readonly Entry[];
  /** Whether sorting by the property, the smallest value first, would change nothing and leave no ties. */
  isRisingBy(property: string): boolean;
}

/** What a query is asked of. */
export interface QuerySource {
  all(): EntryList;
  /** The entries whose property equals the value, or undefined where no index can tell. */
  having(property: string, value: unknown): EntryList | undefined;
}
