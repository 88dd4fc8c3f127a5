import type { Operation } from "../../contract/operation.ts";

/** So many of so many. */
export interface Share {
  readonly covered: number;
  readonly total: number;
}

/** What was exercised of something. */
export interface CoverageSums {
  readonly parameters: Share;
  readonly constraints: ConstraintSums;
  readonly statuses: Share;
  readonly mediaTypes: Share;
  readonly examples: Share;
  /** All of these together; of the contract, its operations too. A constraint counts once kept, and once broken where it can be. */
  readonly overall: Share;
}

/** Rules of requests. */
export interface ConstraintSums {
  /** Those that a request kept which the contract takes. */
  readonly kept: number;
  /** Those that a request broke. */
  readonly broken: number;
  readonly total: number;
  /** Those that a request can break: no text in a query is anything but a text. */
  readonly breakable: number;
}

/** What was exercised of one operation. */
export interface OperationSums extends CoverageSums, Pick<Operation, "operationId" | "method" | "path" | "tags"> {
  /** How often it was asked. */
  readonly asked: number;
}

/** Something that the contract says and that nothing exercised. */
export interface Unexercised {
  readonly operationId: string;
  /** `kept` and `broken` are the two sides of a constraint. */
  readonly kind: "operation" | "parameter" | "kept" | "broken" | "status" | "mediaType" | "example";
  /** Where it stands in the document; what a response has is told from its operation on: `/paths/~1pets/get/responses/404`. */
  readonly pointer: string;
  /** What a parameter is called: `query limit`. */
  readonly name?: string;
}

/** How much of a contract was exercised: plain data. */
export interface CoverageReport extends CoverageSums {
  readonly operations: Share;
  /** In the order of the document. */
  readonly perOperation: readonly OperationSums[];
  readonly never: readonly Unexercised[];
}

/** A share as a whole number of percent: rounded down, so that 100 is all. What there is nothing of is exercised whole. */
export function percentOf({ covered, total }: Share): number {
  return total === 0 ? 100 : Math.floor((covered / total) * 100);
}

/** The sum of shares. */
export function addShares(shares: readonly Share[]): Share {
  return {
    covered: shares.reduce((sum, { covered }) => sum + covered, 0),
    total: shares.reduce((sum, { total }) => sum + total, 0),
  };
}

/** A constraint's two sides as shares. */
export function sidesOf({ kept, broken, total, breakable }: ConstraintSums): { kept: Share; broken: Share } {
  return { kept: { covered: kept, total }, broken: { covered: broken, total: breakable } };
}
