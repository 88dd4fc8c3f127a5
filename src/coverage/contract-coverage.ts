import type { Contract } from "../contract/contract.ts";
import type { JsonObject } from "../contract/document.ts";
import type { Operation } from "../contract/operation.ts";
import { readShape } from "../contract/schema-types.ts";
import type { CoverageRecord, ExercisedOperation } from "./coverage-record.ts";
import type { CoverageReport } from "./report/coverage-report.ts";
import type { Elements } from "./elements.ts";
import { readElements } from "./elements.ts";
import type { CoveredExchange } from "./exchange.ts";
import type { CoverageParts } from "./operation-coverage.ts";
import { OperationCoverage } from "./operation-coverage.ts";
import { readReport } from "./report/read-report.ts";
import { SchemaPlaces } from "./schema-places.ts";

/** The contract whose coverage is asked for. */
export type CoveredContract = Pick<Contract, "document" | "operations" | "inspection">;

/**
 * Says which operations, parameters, constraints, statuses, media types and named examples of a contract were exercised.
 * Its memory is bounded by the document, however much traffic it is told of.
 *
 * Everything counts for each operation that reaches it: a component that two operations take is exercised by each of them
 * on its own, and once in each, however often it refers to it.
 */
export class ContractCoverage {
  readonly #operations: readonly Operation[];
  readonly #parts: CoverageParts;
  /** By operationId, of those that were asked. */
  readonly #coverage = new Map<string, OperationCoverage>();
  readonly #elements = new Map<Operation, Elements>();

  /** `operations` are those of the contract that count; all of them where left out. */
  constructor(contract: CoveredContract, operations: readonly Operation[] = contract.operations) {
    const root: JsonObject = { ...contract.document };
    this.#operations = operations;
    this.#parts = {
      places: new SchemaPlaces(root),
      errorsAt: (pointer, value) => contract.inspection.errorsAt(pointer, value),
      fallbackOf: ({ schema }) => readShape(root, schema).fallback,
    };
  }

  /** Takes in an exchange; one of an operation that does not count is passed over. */
  add(exchange: CoveredExchange): void {
    this.#of(exchange.operation.operationId)?.add(exchange);
  }

  /** Takes in what was exercised at another time; what the contract does not have any more is passed over. */
  merge(record: CoverageRecord): void {
    for (const [operationId, { asked, exercised, kept, broken }] of Object.entries(record)) {
      const operation = this.#operations.find((one) => one.operationId === operationId);
      const coverage = this.#of(operationId);
      if (!operation || !coverage) continue;
      const { parameters, constraints, statuses, mediaTypes, examples } = this.#elementsOf(operation);
      const declared = new Set([...parameters, ...statuses, ...mediaTypes, ...examples]);
      coverage.asked += asked;
      for (const pointer of exercised) if (declared.has(pointer)) coverage.exercised.add(pointer);
      for (const pointer of kept) if (constraints.has(pointer)) coverage.kept.add(pointer);
      for (const pointer of broken) if (constraints.has(pointer)) coverage.broken.add(pointer);
    }
  }

  /** Begins anew. */
  forget(): void {
    this.#coverage.clear();
  }

  /** What was exercised until now, to be kept and merged. */
  record(): CoverageRecord {
    return Object.fromEntries([...this.#coverage].map(([id, coverage]) => [id, toExercised(coverage)]));
  }

  /** How much was exercised until now. */
  report(): CoverageReport {
    return readReport(
      this.#operations.map((operation) => {
        const coverage = this.#coverage.get(operation.operationId);
        return {
          operation,
          elements: this.#elementsOf(operation),
          exercised: coverage && toExercised(coverage),
        };
      }),
    );
  }

  #of(operationId: string): OperationCoverage | undefined {
    const known = this.#coverage.get(operationId);
    if (known) return known;
    const operation = this.#operations.find((one) => one.operationId === operationId);
    if (!operation) return undefined;
    const made = new OperationCoverage(this.#parts, operation);
    this.#coverage.set(operationId, made);
    return made;
  }

  #elementsOf(operation: Operation): Elements {
    const known = this.#elements.get(operation);
    if (known) return known;
    const elements = readElements(this.#parts.places, operation);
    this.#elements.set(operation, elements);
    return elements;
  }
}

function toExercised({ asked, exercised, kept, broken }: OperationCoverage): ExercisedOperation {
  return { asked, exercised: [...exercised].sort(), kept: [...kept].sort(), broken: [...broken].sort() };
}
