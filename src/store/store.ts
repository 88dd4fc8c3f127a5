import type { Figure } from "../figures/figure.ts";
import type { AnyColumnType, ColumnType } from "./column.ts";

/**
 * What every store promises, whatever it keeps its documents in.
 *
 * `State` maps a collection's name to the type of its documents:
 * `{ models: Model; events: AuditEvent }`. Documents are plain JSON objects. What a store hands out is frozen;
 * to change a document, put a changed copy.
 */

/** The name of a collection of `State`. */
export type CollectionName<State> = keyof State & string;

type Property<Document> = keyof Document & string;

/** How a collection is kept: which property is the id, and what the others are asked for. It means the same in every store. */
export interface CollectionDefinition<Document = never> {
  /** The property whose string value is the document's id, unique in its collection. */
  readonly id: Property<Document>;
  /**
   * The types of properties, which every document must keep. A database has a column for each, so that it can filter and
   * sort by them and keep them unique; what is not declared is filtered and sorted by as well, only at greater cost there.
   */
  readonly columns?: [Document] extends [never]
    ? Readonly<Record<string, AnyColumnType | undefined>>
    : { readonly [Name in Property<Document>]?: ColumnType<Document[Name]> };
  /**
   * Properties whose equality in a `where` is answered from an index; or lists of them, which also answer for equality of the
   * first ones together with bounds on the next, or sorting by it.
   */
  readonly indexes?: readonly (Property<Document> | readonly Property<Document>[])[];
  /** Properties, or lists of them, whose values no two documents share; none is like no other. All are in `columns`. */
  readonly unique?: readonly (Property<Document> | readonly Property<Document>[])[];
  /** Properties that long lists are sorted by, in either direction; each of them alone. */
  readonly sorted?: readonly Property<Document>[];
  /** Properties in which free text is searched for. */
  readonly searched?: readonly Property<Document>[];
}

/** A definition for each collection of `State`. */
export type Collections<State> = {
  readonly [Name in CollectionName<State>]: CollectionDefinition<State[Name]>;
};

/** A test on one property: the value itself for equality, or bounds, or a list of which one must be equal. */
export type Condition<Value> =
  | Value
  | { readonly in: readonly Value[] }
  | { readonly gt?: Value; readonly gte?: Value; readonly lt?: Value; readonly lte?: Value };

/** Which documents of a collection, in which order, and which stretch of them. */
export interface Query<Document> {
  /** All conditions must hold. Properties left out are not looked at. */
  readonly where?: { readonly [Property in keyof Document]?: Condition<Document[Property]> };
  /** Free text: some property of `in` contains `text`, upper and lower case alike. */
  readonly search?: { readonly text: string; readonly in: readonly (keyof Document & string)[] };
  /** Sort keys, the first one weighs most; ties, and no key at all, keep the order of first insertion. Null sorts last. */
  readonly sort?: readonly { readonly by: keyof Document & string; readonly order?: "asc" | "desc" }[];
  /** At most this many documents. */
  readonly limit?: number;
  /** Leave out this many from the start. */
  readonly offset?: number;
  /** Whether it is told how many there are in all; it is where left out, which a database has to count. */
  readonly total?: boolean;
}

/** The documents a query asked for. */
export interface Stretch<Document> {
  readonly items: readonly Readonly<Document>[];
  /** Whether there are others after these. */
  readonly more: boolean;
}

/** The documents a query asked for, and how many match without `limit` and `offset`. */
export interface Page<Document> extends Stretch<Document> {
  readonly total: number;
}

/** A query whose matches are not counted: what it costs does not grow with their number. */
export interface UncountedQuery<Document> extends Query<Document> {
  readonly total: false;
}

/** Reads committed documents. */
export interface View<State> {
  /** The document with this id, or undefined. */
  get<Name extends CollectionName<State>>(
    collection: Name,
    id: string,
  ): Promise<Readonly<State[Name]> | undefined>;
  /** The documents that match, in order. Without a query: all, in the order of first insertion. */
  find<Name extends CollectionName<State>>(
    collection: Name,
    query: UncountedQuery<State[Name]>,
  ): Promise<Stretch<State[Name]>>;
  find<Name extends CollectionName<State>>(
    collection: Name,
    query?: Query<State[Name]>,
  ): Promise<Page<State[Name]>>;
  /** The number that a named counter has given last; 0 where it has given none. */
  last(counter: string): Promise<number>;
}

/** Reads and changes documents; its changes are seen by itself at once and by others only when it has committed. */
export interface Transaction<State> extends View<State> {
  /**
   * Inserts the document, or replaces the one with the same id.
   * @throws {TypeError} when it is not what the collection declares.
   * @throws {NotUniqueError} when another one has values that the collection keeps unique.
   */
  put<Name extends CollectionName<State>>(collection: Name, document: State[Name]): Promise<void>;
  /** Removes the document with this id; false when there was none. */
  delete(collection: CollectionName<State>, id: string): Promise<boolean>;
  /** The next number of a named counter: 1, 2, 3 … A transaction that fails gives its numbers back. */
  next(counter: string): Promise<number>;
}

/** All documents of every collection in order of insertion, and the counters: a state written down. */
export interface Seed<State> {
  readonly collections: { readonly [Name in CollectionName<State>]?: readonly State[Name][] };
  readonly counters?: Readonly<Record<string, number>>;
}

/**
 * How the store is: `ready`; `degraded` (works, but cannot tidy up after itself, say why); `read-only` (a write could
 * not be made to last, so that no further one is accepted); `unavailable` (neither reads nor writes succeed at present, and
 * it comes back by itself).
 */
export interface StoreHealth {
  readonly status: "ready" | "degraded" | "read-only" | "unavailable";
  readonly detail?: string;
}

/** A set of collections with transactions. */
export interface Store<State> {
  /** Runs `body` on the committed state, which stands still for it from its first question on, if not before. */
  read<Result>(body: (view: View<State>) => Result | Promise<Result>): Promise<Result>;
  /**
   * Runs `body` alone among writers and makes its changes last together, or none of them when it throws (the error
   * is passed on). Resolves when the changes are durable. `body` may be run again, so it must do nothing but read
   * and change the store.
   * @throws {StoreUnavailableError} when the changes could not be made to last; nothing has changed then.
   */
  transaction<Result>(body: (tx: Transaction<State>) => Result | Promise<Result>): Promise<Result>;
  /** The whole committed state. */
  dump(): Promise<Seed<State>>;
  /** Replaces everything by `seed`, durably and at once. */
  reset(seed: Seed<State>): Promise<void>;
  /** Whether other servers may read and change the same documents; left out where nobody else does. */
  readonly isShared?: boolean;
  /** How the store is now. */
  health(): StoreHealth;
  /** What can be measured of it, asked for each time that somebody looks; left out where there is nothing. */
  figures?(): readonly Figure[] | Promise<readonly Figure[]>;
  /** Waits for what is under way and lets go of files and locks. Later calls are refused. */
  close(): Promise<void>;
}

/** The store cannot accept changes now; `message` says why and what to do. */
export class StoreUnavailableError extends Error {
  override readonly name = "StoreUnavailableError";
}

/** The files of a store cannot be used as they are; `message` names the file, the place in it and what to do. */
export class StoreDamagedError extends Error {
  override readonly name = "StoreDamagedError";
}
