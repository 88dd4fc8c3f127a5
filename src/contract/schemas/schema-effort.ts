/** Holding a value against its schemas took longer than it may: schemas that refer to themselves can double the work with each level. */
export class SchemaEffortError extends Error {
  override readonly name = "SchemaEffortError";

  constructor() {
    super(
      "could not be held against its schema in bounded time; send something shorter, or less deeply nested",
    );
  }
}

/** So long may a request be held against schemas, in milliseconds; what is honest takes a tenth of it at the most. */
const LONGEST_MS = 1000;

/** So many references are followed between two looks at the clock. */
const UNWATCHED = 1024;

/** Watches how long values are held against schemas, by counting the references that are followed. */
export class SchemaEffort {
  #followed = 0;
  #end = Infinity;

  /** Begins with another value, which may take as long as it needs where it is not bounded. */
  begin(isBounded: boolean): void {
    this.#followed = 0;
    this.#end = isBounded ? 0 : Infinity;
  }

  /** @throws {SchemaEffortError} when the value has taken too long. */
  readonly follow = (): void => {
    if (++this.#followed % UNWATCHED !== 0 || this.#end === Infinity) return;
    const now = performance.now();
    // The clock is not asked before there is some work: most values are done with by then.
    if (this.#end === 0) this.#end = now + LONGEST_MS;
    else if (now > this.#end) throw new SchemaEffortError();
  };
}
