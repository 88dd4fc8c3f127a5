/**
 * Sends answers together: those of requests that came in together leave when all of them have been worked on. Each write
 * wakes the other side, and with many connections waking it once for many answers costs both sides much less.
 */
export class Outbox {
  #waiting: (() => void)[] = [];

  /** Sends something at the end of this turn of the event loop, after what was put in before. */
  put(send: () => void): void {
    if (this.#waiting.push(send) === 1) setImmediate(() => this.#empty());
  }

  #empty(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const send of waiting) send();
  }
}
