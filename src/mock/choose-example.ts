import type { MediaType, Operation, ResponseDeclaration } from "../contract/operation.ts";
import type { DraftReply } from "../contract/request.ts";
import { Problem } from "../contract/problem.ts";

/**
 * The reply that the contract's own example gives, for an operation that nobody has written a handler for: the
 * lowest 2xx response, its first example.
 * @throws {Problem} 501 when there is no such example.
 */
export function answerFromExample(operation: Operation): DraftReply {
  const response = lowestSuccess(operation);
  if (response && response.content.length === 0) {
    return { status: Number(response.status), headers: exampleHeaders(response), source: "mock" };
  }
  for (const media of response?.content ?? []) {
    const body = firstExample(media);
    if (!response || body === undefined) continue;
    const { mediaType } = media;
    return {
      status: Number(response.status),
      headers: exampleHeaders(response),
      body,
      mediaType,
      source: "mock",
    };
  }
  throw new Problem({
    status: 501,
    detail: `${operation.operationId} has neither a handler nor an example; add one of them.`,
  });
}

function lowestSuccess({ responses }: Operation): ResponseDeclaration | undefined {
  return responses
    .filter(({ status }) => /^2\d\d$/.test(status))
    .sort((a, b) => Number(a.status) - Number(b.status))[0];
}

function firstExample(media: MediaType): unknown {
  return media.example ?? media.examples.values().next().value;
}

function exampleHeaders(response: ResponseDeclaration): Record<string, string> {
  const given = response.headers.filter(({ example }) => example !== undefined);
  return Object.fromEntries(given.map(({ name, example }) => [name, String(example)]));
}
