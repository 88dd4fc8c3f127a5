/** A text that could not be held against a pattern with as much work as is given to it. */
export class PatternEffortError extends Error {
  readonly pattern: string;
  readonly text: string;

  constructor(pattern: string, text: string) {
    super(`could not be held against the pattern "${pattern}" in bounded time; send a shorter text`);
    this.pattern = pattern;
    this.text = text;
  }
}

/**
 * How much work may be done for patterns without a pause: all that is spent in one go, as when a request is validated, is
 * counted together.
 */
export class Effort {
  readonly #most: number;
  readonly #renewal: "by-turn" | "by-text";
  #spent = 0;
  #isRenewing = false;

  /** `most` is in steps, of some 10 ns each. It is renewed when other work has had its turn, or for each text. */
  constructor(most: number, renewal: "by-turn" | "by-text") {
    this.#most = most;
    this.#renewal = renewal;
  }

  /** Begins with another text. */
  begin(): void {
    if (this.#renewal === "by-text") this.#spent = 0;
    else if (!this.#isRenewing) {
      this.#isRenewing = true;
      queueMicrotask(() => {
        this.#isRenewing = false;
        this.#spent = 0;
      });
    }
  }

  /** Whether so much more may be done. */
  spend(steps: number): boolean {
    this.#spent += steps;
    return this.#spent <= this.#most;
  }
}
