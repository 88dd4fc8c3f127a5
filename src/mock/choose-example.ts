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
  const media = response?.content.find((candidate) => firstExample(candidate) !== undefined);
  if (!response || (response.content.length > 0 && !media)) {
    throw new Problem({
      status: 501,
      detail: `${operation.operationId} has neither a handler nor an example; add one of them.`,
    });
  }
  const { status } = response;
  const headers = exampleHeaders(response);
  const content = media && { body: firstExample(media), mediaType: media.mediaType };
  return { status: Number(status), headers, ...content, source: "mock" };
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
