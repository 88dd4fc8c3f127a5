import type { Direction } from "./direction.ts";

/** Holding a value against its schemas took longer than it may: schemas that refer to themselves can double the work with each level. */
export class SchemaEffortError extends Error {
  override readonly name = "SchemaEffortError";

  constructor() {
    super(
      "could not be held against its schema in bounded time; send something shorter, or less deeply nested",
    );
  }
}

/**
 * So long may a value be held against schemas, in milliseconds. Of requests, what is honest takes a tenth of it at the most; a
 * reply may be long, and is only kept from taking for ever.
 */
const LONGEST_MS: Readonly<Record<Direction, number>> = { request: 1000, reply: 5000 };

/** So many references are followed between two looks at the clock. */
const UNWATCHED = 1024;

/** Watches how long values are held against schemas, by counting the references that are followed. */
export class SchemaEffort {
  readonly #now: () => number;
  #followed = 0;
  #longest = LONGEST_MS.request;
  #end = 0;

  /** `now` is a clock, in milliseconds. */
  constructor(now = (): number => performance.now()) {
    this.#now = now;
  }

  /** Begins with another value. */
  begin(direction: Direction): void {
    this.#followed = 0;
    this.#longest = LONGEST_MS[direction];
    this.#end = 0;
  }

  /** @throws {SchemaEffortError} when the value has taken too long. */
  readonly follow = (): void => {
    if (++this.#followed % UNWATCHED !== 0) return;
    const now = this.#now();
    // The clock is not asked before there is some work: most values are done with by then.
    if (this.#end === 0) this.#end = now + this.#longest;
    else if (now > this.#end) throw new SchemaEffortError();
  };
}
