import type { Exchange, Observer } from "../../contract/observer.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Violation } from "../../contract/problem.ts";
import { describeViolation } from "../../contract/violation.ts";
import type { Breach } from "./breach-list.ts";
import { BreachList } from "./breach-list.ts";

/** Counts by name. */
export type Counts = Readonly<Record<string, number>>;

/** How an operation is called. */
export type OperationName = Pick<Operation, "operationId" | "method" | "path">;

/** What has happened to one operation. */
export interface OperationReport extends OperationName {
  readonly asked: number;
  /** Who answered how often: `forward`, `handler`, `mock`, or `engine` by a refusal. */
  readonly answeredBy: Counts;
  readonly statuses: Counts;
  /** Why the backend had no answer, how often. */
  readonly declined: Counts;
  readonly broken: readonly Breach[];
  /** Breaches beyond those that are told apart. */
  readonly otherBreaches: number;
}

/** Requests outside the contract. */
export interface UndocumentedReport {
  /** Method and path. */
  readonly request: string;
  readonly asked: number;
  readonly statuses: Counts;
  readonly last: string;
}

/** What has happened since the server started. */
export interface Report {
  readonly since: string;
  readonly operations: readonly OperationReport[];
  readonly undocumented: readonly UndocumentedReport[];
  /** Requests outside the contract beyond those that are told apart. */
  readonly otherUndocumented: number;
}

/** How many kinds of breaches of one operation, and how many requests outside the contract, are told apart. */
const MOST_BREACHES = 50;
const MOST_UNDOCUMENTED = 200;
const LONGEST_PATH = 200;

interface Tally {
  asked: number;
  readonly answeredBy: Record<string, number>;
  readonly statuses: Record<string, number>;
  readonly declined: Record<string, number>;
  readonly breaches: BreachList;
}

/** Hears what happens and counts it, in a memory that does not grow with the traffic. */
export class TrafficReport {
  /** To be given to whatever it shall hear of. */
  readonly observer: Observer;
  readonly #clock: () => Date;
  readonly #since: Date;
  /** By operationId. */
  readonly #tallies = new Map<string, Tally>();
  readonly #undocumented = new Map<string, { asked: number; statuses: Record<string, number>; last: Date }>();
  #otherUndocumented = 0;

  constructor(clock: () => Date = () => new Date()) {
    this.#clock = clock;
    this.#since = clock();
    this.observer = {
      exchanged: (exchange) => this.#count(exchange),
      declined: (operationId, reason) => countUp(this.#tallyOf(operationId).declined, reason),
      // What is outside the contract is counted when it is answered.
      requestBroke: (operationId, violations) => {
        if (operationId !== undefined) this.#countBreaches(operationId, "request", violations);
      },
      replyBroke: (operationId, _, violations) => this.#countBreaches(operationId, "reply", violations),
    };
  }

  /** How it stands now with these operations. */
  read(operations: readonly OperationName[]): Report {
    return {
      since: this.#since.toISOString(),
      operations: operations.map((operation) => this.#readOperation(operation)),
      undocumented: [...this.#undocumented]
        .map(([request, { last, ...counts }]) => ({ request, ...counts, last: last.toISOString() }))
        .sort((a, b) => b.asked - a.asked),
      otherUndocumented: this.#otherUndocumented,
    };
  }

  #readOperation({ operationId, method, path }: OperationName): OperationReport {
    const { breaches, ...counts } = this.#tallies.get(operationId) ?? createTally();
    const broken = breaches.list();
    return { operationId, method, path, ...structuredClone(counts), broken, otherBreaches: breaches.others };
  }

  #tallyOf(operationId: string): Tally {
    const known = this.#tallies.get(operationId);
    if (known) return known;
    const tally = createTally();
    this.#tallies.set(operationId, tally);
    return tally;
  }

  #count(exchange: Exchange): void {
    const { operationId, status, source, refusal } = exchange;
    if (operationId === undefined) {
      this.#countUndocumented(exchange);
      return;
    }
    const tally = this.#tallyOf(operationId);
    tally.asked++;
    countUp(tally.answeredBy, source);
    countUp(tally.statuses, String(status));
    const isRefusedRequest = source === "engine" && status >= 400 && status < 500 && refusal !== undefined;
    if (isRefusedRequest) tally.breaches.add("request", refusal, this.#clock());
  }

  /** The server's own pages, which the backend has no part in, are none of the contract's either. */
  #countUndocumented({ request, status, source }: Exchange): void {
    if (source !== "forward" && status !== 404 && status !== 405) return;
    const key = `${request.method} ${request.path}`.slice(0, LONGEST_PATH);
    const known = this.#undocumented.get(key);
    if (!known && this.#undocumented.size >= MOST_UNDOCUMENTED) {
      this.#otherUndocumented++;
      return;
    }
    const entry = known ?? { asked: 0, statuses: {}, last: this.#clock() };
    entry.asked++;
    entry.last = this.#clock();
    countUp(entry.statuses, String(status));
    this.#undocumented.set(key, entry);
  }

  #countBreaches(operationId: string, of: Breach["of"], violations: readonly Violation[]): void {
    const tally = this.#tallyOf(operationId);
    for (const violation of violations) {
      const path = violation.path.replace(/\/\d+(?=\/|$)/g, "/…");
      tally.breaches.add(of, describeViolation({ ...violation, path }), this.#clock());
    }
  }
}

function createTally(): Tally {
  return { asked: 0, answeredBy: {}, statuses: {}, declined: {}, breaches: new BreachList(MOST_BREACHES) };
}

function countUp(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
