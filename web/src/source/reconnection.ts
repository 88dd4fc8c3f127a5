import type { DataSource } from "./data-source.ts";
import type { Fallback } from "./fallback.ts";
import { isAnswer } from "./is-answer.ts";

/** So often it is looked whether somebody answers again, in milliseconds. */
const ROUND_MS = 10_000;

/** So long an answer is waited for, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Looks whether the server answers again: when asked to, now and then, and whenever the connection changes. */
export class Reconnection {
  readonly #source: DataSource;
  readonly #fallback: Fallback;

  constructor(source: DataSource, fallback: Fallback) {
    this.#source = source;
    this.#fallback = fallback;
  }

  /** Begins to look by itself, for as long as the page is there. */
  start(): void {
    const tryIfWithout = () => {
      const { kind } = this.#source.state;
      const isWithout = kind === "demo" || kind === "silent";
      if (isWithout && document.visibilityState === "visible") void this.tryNow();
    };
    setInterval(tryIfWithout, ROUND_MS);
    document.addEventListener("visibilitychange", tryIfWithout);
    addEventListener("online", tryIfWithout);
    // Being offline says nothing of a server on this very machine.
    addEventListener("offline", () => void this.tryNow());
  }

  /** Asks once, and goes by what comes of it. */
  readonly tryNow = async (): Promise<void> => {
    const url = this.#source.latestRead;
    if (url === undefined) return;
    const response = await fetch(url, {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
    if (response && isAnswer(response)) this.#source.isLive();
    else await this.#fallback.take();
  };
}
