import type { Inspection } from "../contract/inspection.ts";
import type { Operation } from "../contract/operation.ts";
import type { RequestValues } from "../contract/request-values.ts";
import { toContractRequest } from "./requests/wire-request.ts";
import type { WireRequest } from "./requests/wire-request.ts";

/** The requests that an operation has named examples of. */
export type ExamplesOf = (
  operation: Operation,
) => Promise<readonly { readonly name: string; readonly request: WireRequest }[]>;

/** A refusal that an example tells of, and the parts of requests that it is about. */
interface Refusal {
  readonly status: number;
  readonly isAbout: (values: RequestValues) => boolean;
}

/**
 * The statuses with which operations refuse requests that keep all schemas, by their own examples: a request and a
 * response example of one name say that a start after its end is answered with 422, say, which no schema can. They hold
 * for requests that have one of the parts that the example has.
 */
export class DocumentedRefusals {
  readonly #refusals = new Map<string, Refusal[]>();
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
    const isAbout = partsWithExample(operation, name);
    const known = this.#refusals.get(operation.operationId) ?? [];
    this.#refusals.set(operation.operationId, known);
    for (const { status } of refusals) known.push({ status: Number(status), isAbout });
  }

  /** Whether an operation may refuse a request of these values, which keep all schemas, with this status. */
  allows({ operationId }: Operation, status: number, values: RequestValues): boolean {
    const refusals = this.#refusals.get(operationId) ?? [];
    return refusals.some((refusal) => refusal.status === status && refusal.isAbout(values));
  }
}

/** Tells requests that have a value where the operation has an example of this name. */
function partsWithExample({ parameters }: Operation, name: string): Refusal["isAbout"] {
  const named = parameters.filter(({ examples }) => examples.has(name));
  // An example of no parameter is one of the body.
  if (named.length === 0) return ({ body }) => body !== undefined;
  return (values) => named.some((parameter) => values[parameter.in][parameter.name] !== undefined);
}
