/** Work of a service has not come to its end in time; whatever it does from now on, nobody hears of it. */
export class TooSlowError extends Error {
  override readonly name = "TooSlowError";
}

/** How long a handler may take where nobody has said anything else, in milliseconds. */
export const DEFAULT_TIME_LIMIT_MS = 30_000;

/** The longest limit that a timer can have, in milliseconds: 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

/** @throws {TypeError} for a limit that cannot be kept. */
export function checkTimeLimit(ms: number): void {
  if (Number.isInteger(ms) && ms >= 0 && ms <= LONGEST_MS) return;
  throw new TypeError(
    `a time limit is a whole number of milliseconds up to ${LONGEST_MS}, or 0 for none: ${ms}`,
  );
}

/**
 * Waits for work of a service, called `what` in messages, for `ms` milliseconds, and without an end where that is 0.
 * Work that never ends would have all others wait who want to change the store.
 * @throws {TooSlowError} when it has not ended by then. It cannot be stopped, but its store refuses it.
 */
export async function within<Result>(
  ms: number,
  what: string,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  const working = work();
  if (ms === 0 || !isPromise(working)) return working;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new TooSlowError(`${what} has not come to an end within ${ms} ms; what it has changed is undone.`),
      );
    }, ms);
    void working.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function isPromise<Result>(value: Result | Promise<Result>): value is Promise<Result> {
  return typeof value === "object" && value !== null && "then" in value;
}
