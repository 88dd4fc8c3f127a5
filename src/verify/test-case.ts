import type { Inspected } from "../contract/inspection.ts";
import type { Operation } from "../contract/operation.ts";
import type { Problem } from "../contract/problem.ts";
import type { WireRequest } from "./requests/wire-request.ts";

/** In which way cases are come by. */
export type Phase = "examples" | "coverage" | "generated" | "stateful";

/** All of them, in the order in which they are run. */
export const PHASES: readonly Phase[] = ["examples", "coverage", "generated", "stateful"];

/** A request that is worth sending. */
export interface CaseDraft {
  readonly operation: Operation;
  /** What is special about it, in a few words: `query/limit is 101, above its maximum 100`. */
  readonly title: string;
  readonly request: WireRequest;
  /** The part of the request that is varied: `query/limit`, `body/name`; left out where it is none of them. */
  readonly part?: string;
  /** The rules of the document that it tries, as JSON pointers to their keywords: `/components/schemas/Pet/maxLength`. */
  readonly tries?: readonly string[];
  /** Why its credentials will not do, where they are what is tried. */
  readonly credentials?: "missing" | "wrong";
}

/**
 * What the contract demands of whoever is asked: to take the request, to refuse it, or nothing, where the contract does not
 * say it: a query parameter that it does not declare may be passed over.
 */
export type Demand = "take" | "refuse" | "nothing";

/** A request, and what the contract says of it. */
export interface TestCase extends CaseDraft {
  readonly phase: Phase;
  readonly demand: Demand;
  /** Why the contract refuses it; empty where it keeps the contract. */
  readonly problems: readonly Problem[];
  /** The operation that it comes to by its method and path, and the values that it brings there. */
  readonly reached: Pick<Inspected, "operation" | "values">;
}
