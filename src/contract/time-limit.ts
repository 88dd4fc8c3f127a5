import { isPromise } from "./settled.ts";

/** Work of a service has not come to its end in time; whatever it does from now on, nobody hears of it. */
export class TooSlowError extends Error {
  override readonly name = "TooSlowError";
}

/** How long a handler may take where nobody has said anything else, in milliseconds. */
export const DEFAULT_TIME_LIMIT_MS = 30_000;

/** The longest limit that a timer can have, in milliseconds: 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

function checkTimeLimit(ms: number): void {
  if (Number.isInteger(ms) && ms >= 0 && ms <= LONGEST_MS) return;
  throw new TypeError(
    `a time limit is a whole number of milliseconds up to ${LONGEST_MS}, or 0 for none: ${ms}`,
  );
}

/** Work that has not ended yet, in a ring in the order in which the times are over. */
interface Waiting {
  readonly what: string;
  /** When its time is over, as `performance.now()` counts. */
  readonly due: number;
  readonly reject: (error: TooSlowError) => void;
  before: Waiting;
  after: Waiting;
}

/** The place in the ring between the last and the first. */
function emptyRing(): Waiting {
  const ring = { what: "", due: Infinity, reject: () => undefined } as Partial<Waiting>;
  return Object.assign(ring, { before: ring, after: ring }) as Waiting;
}

/**
 * How long work of a service may take: work that never ends would have all others wait who want to change the store.
 * One timer watches all of it, since nearly all of it ends long before.
 */
export class TimeLimit {
  readonly #ms: number;
  /** A set would be looked up in, and grow and shrink, with each request. */
  readonly #ring = emptyRing();
  #isWatching = false;

  /**
   * `ms` is in milliseconds; 0 stands for no limit.
   * @throws {TypeError} for a limit that cannot be kept.
   */
  constructor(ms: number) {
    checkTimeLimit(ms);
    this.#ms = ms;
  }

  /**
   * Waits for work, called `what` in messages, until its time is over. It cannot be stopped then, but its store refuses
   * it.
   * @throws {TooSlowError} when it has not ended by then.
   */
  within<Result>(what: string, work: () => Result | Promise<Result>): Result | Promise<Result> {
    const working = work();
    if (this.#ms === 0 || !isPromise(working)) return working;
    return new Promise((resolve, reject) => {
      const ring = this.#ring;
      const waiting = { what, due: performance.now() + this.#ms, reject, before: ring.before, after: ring };
      ring.before = ring.before.after = waiting;
      if (!this.#isWatching) this.#watch(this.#ms);
      working.then(
        (result) => {
          leave(waiting);
          resolve(result);
        },
        (error: unknown) => {
          leave(waiting);
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- passed on as it was thrown
          reject(error);
        },
      );
    });
  }

  #watch(ms: number): void {
    this.#isWatching = true;
    const timer: unknown = setTimeout(() => this.#giveUp(), ms);
    // A process that has nothing else to do need not wait for it.
    if (typeof timer === "object" && timer !== null && "unref" in timer) (timer as { unref(): void }).unref();
  }

  #giveUp(): void {
    const now = performance.now();
    this.#isWatching = false;
    for (let waiting = this.#ring.after; waiting !== this.#ring; waiting = this.#ring.after) {
      if (waiting.due > now) {
        this.#watch(Math.ceil(waiting.due - now));
        return;
      }
      leave(waiting);
      const message = `${waiting.what} has not come to an end within ${this.#ms} ms; what it has changed is undone.`;
      waiting.reject(new TooSlowError(message));
    }
  }
}

/**
 * Takes work out of its ring; what is out already stays out. It holds on to no other then: one that has grown old would keep
 * all that come after it from the collector of young garbage.
 */
function leave(waiting: Waiting): void {
  waiting.before.after = waiting.after;
  waiting.after.before = waiting.before;
  waiting.before = waiting.after = waiting;
}
