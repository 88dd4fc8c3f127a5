import type { Labels, Sample } from "../../figures/figure.ts";
import { Histogram } from "../../figures/histogram.ts";

/** Upper bounds of how long answering takes, in seconds. */
const ANSWER_BOUNDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Methods that are told apart; a client can make up any number of others. */
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "TRACE"]);

/** What is known of the requests of an operation by one method. */
class MethodFigures {
  readonly seconds = new Histogram(ANSWER_BOUNDS);
  readonly #statuses = new Map<number, number>();

  add(status: number, durationMs: number): void {
    this.seconds.observe(durationMs / 1000);
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
  }

  get statuses(): Iterable<readonly [status: number, count: number]> {
    return this.#statuses;
  }
}

/** How often an operation was asked for, how it was answered and how long that took. What it is asked by is found once. */
export class OperationFigures {
  readonly #methods = new Map<string, MethodFigures>();

  /** `durationMs` is in milliseconds. */
  add(method: string, status: number, durationMs: number): void {
    this.#of(method).add(status, durationMs);
  }

  /** How many answers of each status. */
  counts(labels: Labels): Sample<number>[] {
    return [...this.#methods].flatMap(([method, { statuses }]) =>
      Array.from(statuses, ([status, value]) => ({
        labels: { ...labels, method, status: String(status) },
        value,
      })),
    );
  }

  /** How long they took. */
  durations(labels: Labels): Sample<Histogram>[] {
    return Array.from(this.#methods, ([method, { seconds }]) => ({
      labels: { ...labels, method },
      value: seconds,
    }));
  }

  #of(method: string): MethodFigures {
    const known = this.#methods.get(method);
    if (known) return known;
    if (!METHODS.has(method)) {
      const others = this.#methods.get("_OTHER") ?? new MethodFigures();
      this.#methods.set("_OTHER", others);
      return others;
    }
    const figures = new MethodFigures();
    this.#methods.set(method, figures);
    return figures;
  }
}
