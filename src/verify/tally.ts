import type { Operation } from "../contract/operation.ts";
import type { Exchange } from "./exchange.ts";

/** What has come of one operation. */
export interface OperationTally {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly tags: readonly string[];
  readonly cases: number;
  /** How many answers were not as they should be. */
  readonly failed: number;
  /** How long all its answers took together, in milliseconds. */
  readonly durationMs: number;
  /** How often each status came; 0 stands for no answer. */
  readonly statuses: Readonly<Record<string, number>>;
}

interface Counts {
  cases: number;
  failed: number;
  durationMs: number;
  readonly statuses: Record<string, number>;
}

/** Counts what is sent and what comes. */
export class Tally {
  readonly #operations: readonly Operation[];
  readonly #counts = new Map<string, Counts>();
  #cases = 0;

  constructor(operations: readonly Operation[]) {
    this.#operations = operations;
  }

  /** Counts a case. */
  add({ case: { operation }, reply, failures, durationMs }: Exchange): void {
    const counts = this.#counts.get(operation.operationId) ?? noCounts();
    this.#counts.set(operation.operationId, counts);
    this.#cases++;
    counts.cases++;
    counts.durationMs += durationMs;
    if (failures.length > 0) counts.failed++;
    counts.statuses[reply.status] = (counts.statuses[reply.status] ?? 0) + 1;
  }

  /** How many cases there were. */
  get cases(): number {
    return this.#cases;
  }

  /** All operations, in the order in which they were asked. */
  list(): OperationTally[] {
    return this.#operations.map(({ operationId, method, path, tags }) => {
      const counts = this.#counts.get(operationId) ?? noCounts();
      const durationMs = Math.round(counts.durationMs);
      return { ...{ operationId, method, path, tags }, ...counts, durationMs };
    });
  }
}

function noCounts(): Counts {
  return { cases: 0, failed: 0, durationMs: 0, statuses: {} };
}
