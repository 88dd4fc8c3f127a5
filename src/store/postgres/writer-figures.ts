import type { Figure } from "../../figures/figure.ts";
import { counter, histogram } from "../../figures/figure.ts";
import { Histogram } from "../../figures/histogram.ts";

/** Counts what becomes of transactions that may change something. */
export class WriterFigures {
  readonly #transactionSeconds = new Histogram();
  readonly #commitSeconds = new Histogram();
  #changes = 0;
  #runAgain = 0;

  /** A transaction has ended, with all its attempts, whatever it came to. `since` is of `performance.now()`. */
  ended(since: number): void {
    this.#transactionSeconds.observe((performance.now() - since) / 1000);
  }

  /** A change has become durable, which it was sent for at `since`. */
  committed(since: number): void {
    this.#changes++;
    this.#commitSeconds.observe((performance.now() - since) / 1000);
  }

  /** A transaction is run again that another one was in the way of, or whose connection was lost. */
  ranAgain(): void {
    this.#runAgain++;
  }

  figures(): readonly Figure[] {
    return [
      counter("store_changes_total", "Transactions that have changed something.", this.#changes),
      histogram("store_commit_duration_seconds", "From a change to its being durable.", this.#commitSeconds),
      histogram(
        "store_transaction_duration_seconds",
        "Transactions that may change something, from waiting for others to the end, with all attempts.",
        this.#transactionSeconds,
      ),
      counter(
        "store_transactions_run_again_total",
        "Attempts of transactions after the first, where another one was in the way or a connection was lost.",
        this.#runAgain,
      ),
    ];
  }
}
