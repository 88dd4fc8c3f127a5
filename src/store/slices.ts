/** Work that may be interrupted wherever it yields. */
export type Work<Result> = Generator<undefined, Result, undefined>;

/** How long a slice of work is, in milliseconds: what waits meanwhile waits no longer than it would for a few requests. */
const SLICE_MS = 5;

// As they were when the program began: work must not wait for clocks that a test has stopped since. Called by themselves,
// since those of a browser refuse to be called as something's methods.
const immediate: typeof setImmediate | undefined = (globalThis as { setImmediate?: typeof setImmediate })
  .setImmediate;
const later = globalThis.setTimeout;

/** Resolves when everything else that waits to be done has had its turn. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (immediate) immediate(resolve);
    else later(resolve);
  });
}

/** Does work in one go. */
export function atOnce<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Does work in slices, between which everything else has its turn; what takes no longer than one is done at once. */
export async function inSlices<Result>(work: Work<Result>): Promise<Result> {
  for (let begun = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - begun < SLICE_MS) continue;
    await othersTurn();
    begun = performance.now();
  }
}
