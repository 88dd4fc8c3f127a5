/** A schema whose parts multiply so that making a value for it would take longer than anybody waits. */
export class TooComplexError extends Error {}

/** So much is done for one value, about two seconds at most; the largest schemas of GitHub take a tenth of it. */
const MOST_WORK = 1_000_000;

/** How much may still be done for the value that is being made, all trials for it included. */
export class Work {
  #left = MOST_WORK;

  /** Begins with another value. */
  begin(): void {
    this.#left = MOST_WORK;
  }

  /** @throws {TooComplexError} when nothing is left. */
  spend(amount: number): void {
    this.#left -= amount;
    if (this.#left < 0) throw new TooComplexError();
  }
}
