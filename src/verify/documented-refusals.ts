import type { Inspection } from "../contract/inspection.ts";
import type { Operation } from "../contract/operation.ts";
import { toContractRequest } from "./requests/wire-request.ts";
import type { WireRequest } from "./requests/wire-request.ts";

/**
 * The statuses with which operations refuse requests that keep all schemas, by their own examples: a request and a
 * response example of one name say that a start after its end is answered with 422, say, which no schema can.
 */
export class DocumentedRefusals {
  readonly #statuses = new Map<string, Set<number>>();
  readonly #inspection: Inspection;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  /** Looks at the request that an example of this name is. */
  async learn(operation: Operation, name: string, request: WireRequest): Promise<void> {
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
