/** Lets one go after the other, in the order in which they asked. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  /** Takes a turn. What it gives back resolves when all who asked earlier are done; undefined where nobody is ahead. */
  take(): Promise<void> | undefined {
    if (this.#isTaken) return new Promise((resolve) => void this.#waiting.push(resolve));
    this.#isTaken = true;
    return undefined;
  }

  /** Ends a turn: lets the next one go. */
  done(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#isTaken = false;
    else next();
  }
}
