import { negotiate } from "../contract/accept.ts";
import { isObject } from "../contract/document.ts";
import { isJson, mediaTypeOf } from "../contract/media-type.ts";
import type { MediaType, Operation } from "../contract/operation.ts";
import { Problem } from "../contract/problem.ts";
import { problemReply } from "../contract/reply.ts";
import type { ContractRequest, DraftReply } from "../contract/request.ts";
import { readShape } from "../contract/schema-types.ts";
import { assignWhereValid } from "./assignment.ts";
import type { ChosenResponse } from "./choose-response.ts";
import { findPlacesToTell } from "./places-to-tell.ts";
import type { ReplyMaker, ReplyParts } from "./reply-maker.ts";
import { exampleOf } from "./reply-maker.ts";
import { nameOfRequest } from "./seed.ts";

/** What refusals are made with. */
export interface RefusalParts extends ReplyParts {
  readonly maker: ReplyMaker;
}

/**
 * A refusal in the form that its operation declares. A schema that a problem fits, or that has its members, gets the
 * problem itself; another gets its example, or a generated value, that tells what is wrong wherever there is a place for
 * it. Where nothing fitting is declared it is problem+json.
 */
export async function refuseAsDeclared(
  parts: RefusalParts,
  operation: Operation,
  request: ContractRequest,
  problem: Problem,
): Promise<DraftReply> {
  const plain = problemReply(problem, "engine");
  const declared = findRefusal(operation, problem.status);
  if (!declared) return plain;
  const { response, status } = declared;
  const own = { ...problem.toBody(), status };
  const media = chooseJson(response.content, request.headers.accept);
  if (!media) return { ...plain, status, body: own };
  const draftOf = (body: unknown): DraftReply => ({
    ...plain,
    status,
    body,
    mediaType: mediaTypeOf(media.mediaType),
  });
  // Only the body counts: what headers a refusal has is not the contract's to say.
  const isValid = (body: unknown) =>
    parts.findViolations(operation, draftOf(body)).every((violation) => violation.in !== "body");
  if (tellsOfProblems(parts, media) && isValid(own)) return draftOf(own);
  for await (const { base, isMadeUp } of findBases(parts, media, request)) {
    const body = structuredClone(base);
    const facts = { problem, status, path: request.path, isMadeUp };
    assignWhereValid(findPlacesToTell(body, facts), () => isValid(body));
    if (isValid(body)) return draftOf(body);
  }
  return { ...plain, status, body: own };
}

/** The response that an operation declares for a refusal: what is invalid may be its 400 where it has no 422. */
function findRefusal({ responses }: Operation, status: number): ChosenResponse | undefined {
  const codes = status === 422 ? [422, 400] : [status];
  for (const name of [...codes.map(String), `${String(status).charAt(0)}XX`, "default"]) {
    const response = responses.find((candidate) => candidate.status === name);
    if (response) return { response, status: /^\d+$/.test(name) ? Number(name) : status };
  }
  return undefined;
}

function chooseJson(content: readonly MediaType[], accept: string | undefined): MediaType | undefined {
  const json = content.filter(({ mediaType }) => isJson(mediaTypeOf(mediaType)));
  const agreed = negotiate(
    accept,
    json.map(({ mediaType }) => mediaType),
  );
  return json.find(({ mediaType }) => mediaType === agreed?.declared) ?? json[0];
}

/** Whether somebody who reads this media type expects a problem's members, or at least no others. */
function tellsOfProblems({ root }: RefusalParts, media: MediaType): boolean {
  if (mediaTypeOf(media.mediaType) === "application/problem+json") return true;
  const declared = readShape(root, media.schema).properties;
  const example = exampleOf(root, media);
  const names = new Set(declared.size === 0 && isObject(example) ? Object.keys(example) : declared.keys());
  return names.size === 0 || names.has("detail") || (names.has("title") && names.has("type"));
}

/** What a refusal can be built on: the example, then a generated value. */
async function* findBases({ root, maker, seed }: RefusalParts, media: MediaType, request: ContractRequest) {
  const example = exampleOf(root, media);
  if (example !== undefined) yield { base: example, isMadeUp: false };
  try {
    const base = await maker.sample(media, `${seed}\n${nameOfRequest(request)}`, { breadth: "all" });
    yield { base, isMadeUp: true };
  } catch (error) {
    // Where no value keeps the schema there is nothing to build on; that is no reason to hide the refusal.
    if (!(error instanceof Problem)) throw error;
  }
}
