import type { CheckName, Failure } from "./checks/check.ts";
import type { Exchange } from "./exchange.ts";
import type { Phase } from "./test-case.ts";

/** Failures that are alike, with the first of them. */
export interface Finding {
  readonly check: CheckName;
  readonly operationId: string;
  readonly message: string;
  /** The rule that is broken: a JSON pointer into the document. */
  readonly pointer: string;
  readonly phase: Phase;
  /** How often it was seen. */
  count: number;
  /** The smallest exchange that has shown it; left out where no answer came. */
  exchange: Exchange;
}

/** Groups failures: those of the same operation in the same words are one. */
export class Findings {
  readonly #byKey = new Map<string, Finding>();
  readonly #known: ReadonlySet<string>;
  #news = 0;

  /** `known` are the keys of those that are no news. */
  constructor(known: ReadonlySet<string> = new Set()) {
    this.#known = known;
  }

  /** Adds a failure; answers whether it is one that was not seen before. */
  add({ check, message, pointer }: Failure, exchange: Exchange): boolean {
    const { operation, phase } = exchange.case;
    const { operationId } = operation;
    const key = keyOf({ check, operationId, message });
    const known = this.#byKey.get(key);
    if (!known) {
      this.#byKey.set(key, { check, operationId, message, pointer, phase, count: 1, exchange });
      if (!this.#known.has(key)) this.#news++;
      return true;
    }
    known.count++;
    if (sizeOf(exchange) < sizeOf(known.exchange)) known.exchange = exchange;
    return false;
  }

  /** How many kinds there are. */
  get size(): number {
    return this.#byKey.size;
  }

  /** How many of them were not known before. */
  get news(): number {
    return this.#news;
  }

  /** In the order in which they were found. */
  list(): Finding[] {
    return [...this.#byKey.values()];
  }
}

/** What makes two failures the same, in every run. */
export function keyOf({
  check,
  operationId,
  message,
}: Pick<Finding, "check" | "operationId" | "message">): string {
  return `${operationId} ${check}: ${message}`;
}

function sizeOf({ case: { request } }: Exchange): number {
  return request.path.length + request.query.length + (request.body?.length ?? 0);
}
