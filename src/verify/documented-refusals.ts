import type { Inspection } from "../contract/inspection.ts";
import type { Operation } from "../contract/operation.ts";
import { toContractRequest } from "./requests/wire-request.ts";
import type { WireRequest } from "./requests/wire-request.ts";

/** The requests that an operation has named examples of. */
export type ExamplesOf = (
  operation: Operation,
) => Promise<readonly { readonly name: string; readonly request: WireRequest }[]>;

/**
 * The statuses with which operations refuse requests that keep all schemas, by their own examples: a request and a
 * response example of one name say that a start after its end is answered with 422, say, which no schema can.
 */
export class DocumentedRefusals {
  readonly #statuses = new Map<string, Set<number>>();
  readonly #learning = new Map<string, Promise<void>>();
  readonly #inspection: Inspection;
  readonly #examplesOf: ExamplesOf;

  constructor(inspection: Inspection, examplesOf: ExamplesOf) {
    this.#inspection = inspection;
    this.#examplesOf = examplesOf;
  }

  /** Looks at an operation's examples; to be waited for before it is asked whether a refusal is allowed. */
  learn(operation: Operation): Promise<void> {
    const { operationId } = operation;
    const learning = this.#learning.get(operationId) ?? this.#learnAll(operation);
    this.#learning.set(operationId, learning);
    return learning;
  }

  async #learnAll(operation: Operation): Promise<void> {
    const isNamed = operation.responses.some(
      ({ status, content }) => /^4\d\d$/.test(status) && content.some(({ examples }) => examples.size > 0),
    );
    if (!isNamed) return;
    for (const { name, request } of await this.#examplesOf(operation)) {
      await this.#learnOne(operation, name, request);
    }
  }

  async #learnOne(operation: Operation, name: string, request: WireRequest): Promise<void> {
    const refusals = operation.responses.filter(
      ({ status, content }) => /^4\d\d$/.test(status) && content.some(({ examples }) => examples.has(name)),
    );
    if (refusals.length === 0) return;
    const { problems } = await this.#inspection.inspect(toContractRequest(request));
    if (problems.some(({ status }) => status !== 401)) return;
    const statuses = this.#statuses.get(operation.operationId) ?? new Set();
    this.#statuses.set(operation.operationId, statuses);
    for (const { status } of refusals) statuses.add(Number(status));
  }

  /** Whether an operation may refuse a request that keeps all schemas with this status. */
  allows({ operationId }: Operation, status: number): boolean {
    return this.#statuses.get(operationId)?.has(status) === true;
  }
}
