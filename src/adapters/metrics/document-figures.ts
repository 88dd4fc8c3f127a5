import type { Exchange, Observer, TaskRun } from "../../contract/observer.ts";
import type { ReplySource } from "../../contract/request.ts";
import type { Figure, Sample } from "../../figures/figure.ts";
import { Histogram } from "../../figures/histogram.ts";
import { OperationFigures } from "./operation-figures.ts";
import { Tally } from "./tally.ts";

/** In place of an operation's id where there is none: what no path fits, and the server's own pages. */
const NO_OPERATION = "-";

/** Upper bounds of how long a task takes, in seconds. */
const TASK_BOUNDS = [0.001, 0.01, 0.1, 1, 10];

/** Counts what an observer of a contract hears. Of a request, nothing is kept that its client could make up. */
export class DocumentFigures {
  readonly observer: Observer;
  readonly #document: string;
  readonly #operations = new Map<string, OperationFigures>();
  readonly #sources: Record<ReplySource, number> = { handler: 0, mock: 0, engine: 0, forward: 0 };
  readonly #refusals = new Tally();
  readonly #brokenReplies = new Tally();
  readonly #brokenRequests = new Tally();
  readonly #declined = new Tally();
  readonly #tasksDone = new Tally();
  readonly #tasksFailed = new Tally();
  readonly #taskSeconds = new Map<string, Histogram>();
  #failures = 0;

  /** `document` tells its samples from those of others. */
  constructor(document: string) {
    this.#document = document;
    this.observer = {
      exchanged: (exchange) => this.#count(exchange),
      replyBroke: (operationId) => this.#brokenReplies.add(operationId),
      requestBroke: (operationId = NO_OPERATION) => this.#brokenRequests.add(operationId),
      declined: (_operationId, reason) => this.#declined.add(reason),
      ran: (run) => this.#countRun(run),
      failed: () => this.#failures++,
    };
  }

  /** What was counted so far. */
  figures(): Figure[] {
    const document = this.#document;
    const operations = [...this.#operations];
    const counter = (name: string, help: string, samples: Sample<number>[]): Figure => {
      return { name, help, kind: "counter", samples };
    };
    const tally = (label: string, counted: Tally) =>
      Array.from(counted.entries(), ([name, value]) => ({ labels: { document, [label]: name }, value }));
    const runs = (counted: Tally, outcome: string) =>
      tally("task", counted).map(({ labels, value }) => ({ labels: { ...labels, outcome }, value }));
    return [
      counter(
        "requests_total",
        "Requests that were answered.",
        operations.flatMap(([operation, found]) => found.counts({ document, operation })),
      ),
      {
        name: "request_duration_seconds",
        help: "From a request to its answer.",
        kind: "histogram",
        samples: operations.flatMap(([operation, found]) => found.durations({ document, operation })),
      },
      counter(
        "answers_total",
        "Answers by who made them.",
        Object.entries(this.#sources).map(([source, value]) => ({ labels: { document, source }, value })),
      ),
      counter("refusals_total", "Refusals by the kind of problem.", tally("kind", this.#refusals)),
      counter(
        "reply_violations_total",
        "Replies that broke the contract.",
        tally("operation", this.#brokenReplies),
      ),
      counter(
        "request_violations_total",
        "Requests that broke the contract and were answered all the same.",
        tally("operation", this.#brokenRequests),
      ),
      counter(
        "backend_declined_total",
        "Requests that the backend had no answer for, by why.",
        tally("reason", this.#declined),
      ),
      counter("failures_total", "What failed that nobody expected.", [
        { labels: { document }, value: this.#failures },
      ]),
      counter("task_runs_total", "Runs of tasks by the clock.", [
        ...runs(this.#tasksDone, "done"),
        ...runs(this.#tasksFailed, "failed"),
      ]),
      {
        name: "task_duration_seconds",
        help: "How long a run of a task took.",
        kind: "histogram",
        samples: Array.from(this.#taskSeconds, ([task, value]) => ({ labels: { document, task }, value })),
      },
    ];
  }

  #count({ request, operationId = NO_OPERATION, status, source, durationMs, refusalKind }: Exchange): void {
    let figures = this.#operations.get(operationId);
    if (!figures) this.#operations.set(operationId, (figures = new OperationFigures()));
    figures.add(request.method, status, durationMs);
    this.#sources[source]++;
    if (refusalKind !== undefined) this.#refusals.add(refusalKind);
  }

  #countRun({ task, durationMs, isDone }: TaskRun): void {
    (isDone ? this.#tasksDone : this.#tasksFailed).add(task);
    let seconds = this.#taskSeconds.get(task);
    if (!seconds) this.#taskSeconds.set(task, (seconds = new Histogram(TASK_BOUNDS)));
    seconds.observe(durationMs / 1000);
  }
}
