import { negotiate } from "../contract/accept.ts";
import type { RequestValues } from "../contract/request-values.ts";
import type { MediaType, Operation } from "../contract/operation.ts";
import { Problem } from "../contract/problem.ts";
import type { ContractRequest } from "../contract/request.ts";
import type { ChosenResponse } from "./choose-response.ts";
import { chooseByCode, chooseSuccess, statusOf } from "./choose-response.ts";
import type { RequestMatcher } from "./match-request.ts";
import { createRequestMatcher } from "./match-request.ts";
import type { Preferences } from "./preference.ts";

/** What the mock has to know of a request that keeps the contract. */
export interface MockExchange {
  readonly operation: Operation;
  readonly request: ContractRequest;
  readonly values: RequestValues;
  readonly preferences: Preferences;
}

/** The content that was chosen for a reply. */
export interface ChosenContent {
  readonly media: MediaType;
  /** The media type to send, with its parameters. */
  readonly mediaType: string;
  /** The example to send; undefined where the first one will do. */
  readonly example: string | undefined;
}

/** What a reply is made from: a response, and its content where it has one. */
export interface ReplyChoice extends ChosenResponse {
  readonly content: ChosenContent | undefined;
}

/** Chooses a reply for a request; `isDynamic` leaves the examples out of account. */
export type ReplyChooser = (exchange: MockExchange, isDynamic: boolean) => ReplyChoice;

/**
 * Prepares to choose among an operation's replies: by `code` and `example` where they are asked for, else by the named
 * example that belongs to the request, else the lowest 2xx; and among its media types by `Accept`.
 */
export function createReplyChooser(operation: Operation): ReplyChooser {
  const matches = createRequestMatcher(operation);
  let success: ChosenResponse | undefined;
  return (exchange, isDynamic) => {
    const { code, example } = exchange.preferences;
    const byCode = code === undefined ? undefined : chooseByCode(operation, code);
    const matched =
      example === undefined && !isDynamic ? matches?.(exchange.values, byCode?.response) : undefined;
    const chosen = byCode ?? byExample(matched) ?? (success ??= chooseSuccess(operation));
    const name =
      example ?? (matched && isAcceptable(exchange, chosen, matched.name) ? matched.name : undefined);
    return { ...chosen, content: chooseContent(exchange, chosen, name) };
  };
}

function byExample(matched: ReturnType<RequestMatcher>): ChosenResponse | undefined {
  return matched && { response: matched.response, status: statusOf(matched.response) };
}

/** Whether the client takes an example that it did not ask for in any of the media types that have it. */
function isAcceptable({ request }: MockExchange, { response }: ChosenResponse, example: string): boolean {
  const having = response.content.filter(({ examples }) => examples.has(example));
  const declared = having.map(({ mediaType }) => mediaType);
  return negotiate(request.headers.accept, declared) !== undefined;
}

function chooseContent(
  { operation, request }: MockExchange,
  { response, status }: ChosenResponse,
  example: string | undefined,
): ChosenContent | undefined {
  const fitting =
    example === undefined
      ? response.content
      : response.content.filter(({ examples }) => examples.has(example));
  if (example !== undefined && fitting.length === 0) throw noSuchExample(operation, response.status, example);
  if (fitting.length === 0) return undefined;
  const declared = fitting.map(({ mediaType }) => mediaType);
  // A refusal is better told in a form that nobody asked for than not at all (RFC 9110, section 12.5.1).
  const agreed =
    negotiate(request.headers.accept, declared) ?? (status >= 400 ? negotiate("*/*", declared) : undefined);
  const media = fitting.find(({ mediaType }) => mediaType === agreed?.declared);
  if (!agreed || !media) throw notAcceptable(operation, request.headers.accept, declared);
  return { media, mediaType: agreed.mediaType, example };
}

function noSuchExample({ operationId, responses }: Operation, status: string, example: string): Problem {
  const declared = responses.flatMap((response) => {
    const names = new Set(response.content.flatMap(({ examples }) => [...examples.keys()]));
    return names.size > 0 ? [`${response.status}: ${[...names].join(", ")}`] : [];
  });
  const known = declared.length > 0 ? `there are ${declared.join("; ")}` : "it has no named examples";
  return new Problem({
    status: 404,
    kind: "no-such-example",
    title: "No such example",
    detail: `${operationId} has no example "${example}" under ${status}; ${known}.`,
  });
}

/** The refusal of a request whose client accepts none of the media types that there are. */
export function notAcceptable(
  { operationId }: Operation,
  accept: string | undefined,
  declared: readonly string[],
): Problem {
  return new Problem({
    status: 406,
    detail: `${operationId} can answer with ${declared.join(" or ")}, none of which "${accept ?? ""}" accepts.`,
  });
}
