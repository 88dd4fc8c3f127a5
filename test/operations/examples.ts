import type { DescribedOperation, Example, Parameter } from "../document/contract-document.ts";
import type { Sent } from "./asking.ts";
import { targetOf } from "./asking.ts";

/** A named example of a reply, and where it stands. */
export interface ReplyExample {
  readonly operation: DescribedOperation;
  readonly status: number;
  readonly name: string;
  readonly value: unknown;
}

/** What is asked for, before it is written down as a request. */
export interface ExampleRequest {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** All named examples of replies. */
export function replyExamples(operations: readonly DescribedOperation[]): ReplyExample[] {
  return operations.flatMap((operation) =>
    Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
      Object.values(content).flatMap(({ examples = {} }) =>
        Object.entries(examples).map(([name, { value }]) => ({
          operation,
          status: Number(status),
          name,
          value,
        })),
      ),
    ),
  );
}

/** The names of all examples of the operation's parameters and body. */
export function namesOfRequests({ parameters, requestBody }: DescribedOperation): string[] {
  const bodies = Object.values(requestBody?.content ?? {});
  return [...new Set([...parameters, ...bodies].flatMap(({ examples = {} }) => Object.keys(examples)))];
}

/**
 * The request that belongs to a name, as the contract's description has it: the body and the parameters of that name; a
 * required one that has no example of the name takes its first one, an optional one is left out.
 */
export function requestOf(operation: DescribedOperation, name: string): ExampleRequest {
  const { parameters, requestBody } = operation;
  const [media] = Object.values(requestBody?.content ?? {});
  return {
    path: valuesOf(parameters, "path", name),
    query: valuesOf(parameters, "query", name),
    headers: Object.fromEntries(
      Object.entries(valuesOf(parameters, "header", name)).map(([key, value]) => [
        key.toLowerCase(),
        String(value),
      ]),
    ),
    ...(media && { body: exampleOf(media.examples, name, true)?.value }),
  };
}

/** Method, target and the rest, as a service is asked. */
export function toSent(operation: DescribedOperation, request: ExampleRequest): [string, string, Sent] {
  const { path, query, headers, body } = request;
  return [
    operation.method,
    targetOf(operation, path, query),
    { headers, ...(body !== undefined && { json: body }) },
  ];
}

function valuesOf(
  parameters: readonly Parameter[],
  place: Parameter["in"],
  name: string,
): Record<string, unknown> {
  const values = parameters
    .filter((parameter) => parameter.in === place)
    .map(
      (parameter) =>
        [parameter.name, exampleOf(parameter.examples, name, parameter.required)?.value] as const,
    );
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function exampleOf(
  examples: Readonly<Record<string, Example>> = {},
  name: string,
  required = false,
): Example | undefined {
  return examples[name] ?? (required ? Object.values(examples)[0] : undefined);
}
