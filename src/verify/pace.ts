/** Holds back whoever would send more requests a second than were asked for. */
export class Pace {
  readonly #everyMs: number;
  #next = 0;

  /** Without a bound where the rate is left out. */
  constructor(perSecond?: number) {
    this.#everyMs = perSecond === undefined ? 0 : 1000 / perSecond;
  }

  /** Waits for the next turn. */
  async turn(): Promise<void> {
    if (this.#everyMs === 0) return;
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#everyMs;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }
}
