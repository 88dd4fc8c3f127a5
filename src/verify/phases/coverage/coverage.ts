
import { isObject } from "../../../contract/document.ts";
import type { MediaType, Operation } from "../../../contract/operation.ts";
import { baseRequest } from "../../requests/base-requests.ts";
import type { RequestDraft } from "../../requests/request-draft.ts";
import { writeRequest } from "../../requests/write-request.ts";
import type { Script } from "../../session.ts";
import { single } from "../../session.ts";
import type { PhaseParts } from "../phase.ts";
import { undeclaredMethods, wrongCredentials } from "./around-operation.ts";
import { bodyTrials, wholeBodyTrials } from "./body-trials.ts";
import { parameterTrials, undeclaredParameter } from "./parameter-trials.ts";
import type { RequestTrial } from "./request-trial.ts";
import type { Rules } from "./value-trial.ts";

/** Tries each rule of each operation at its bounds, one at a time, always the same way. */
export async function* coveragePhase(parts: PhaseParts): AsyncIterable<Script> {
  for (const operation of parts.operations) {
    const base = await baseRequest(parts, operation, { seed: `${parts.seed} coverage` });
    if (!base) continue;
    const request = writeRequest(parts, operation, base);
    // What removes a thing is best refused while the thing is still there.
    for (const draft of wrongCredentials(parts, operation, request)) yield single(draft);
    const title = "only what is required";
    yield single({ operation, title, request: parts.credentials.attach(operation, request) });
    for await (const trial of trialsOf(parts, operation)) {
      const script = await tryOut(parts, operation, base, trial);
      if (script) yield script;
    }
    for (const draft of undeclaredMethods(parts, operation, request)) yield single(draft);
  }
}

/** All that is tried of an operation. */
export async function* trialsOf(parts: PhaseParts, operation: Operation): AsyncIterable<RequestTrial> {
  const vary = { root: parts.root, makeItem: (list: Rules, at: number) => makeItem(parts, list, at) };
  const whole = await baseRequest(parts, operation, { seed: `${parts.seed} whole`, optional: true });
  if (whole) yield* parameterTrials(vary, operation, whole);
  yield undeclaredParameter(operation);
  yield* wholeBodyTrials(operation);
  for (const media of operation.requestBody?.content ?? []) {
    const made = await baseRequest(parts, operation, { seed: `${parts.seed} body`, media, examples: false });
    if (!made?.body || !("media" in made.body)) continue;
    const rule = `${operation.pointer}/requestBody/content`;
    yield { title: `the body is ${media.mediaType}`, rule, part: "body", apply: withMedia(made) };
    for (const trial of bodyTrials(vary, media, made.body.value)) {
      yield { ...trial, apply: (draft) => trial.apply(draftOfMedia(draft, made, media)) };
    }
  }
}

function withMedia({ body }: RequestDraft): RequestTrial["apply"] {
  return (draft) => (body ? { ...draft, body } : draft);
}

/** What is sent in another media type than the base's has the body that was made for it. */
function draftOfMedia(draft: RequestDraft, made: RequestDraft, media: MediaType): RequestDraft {
  const isOfMedia = draft.body && "media" in draft.body && draft.body.media === media;
  return isOfMedia || !made.body ? draft : { ...draft, body: made.body };
}

/**
 * What creates gets another body each time, so that it does not stop at what is there already, and what removes another
 * thing; what that does not have is tried on the base.
 */
async function tryOut(
  parts: PhaseParts,
  operation: Operation,
  base: RequestDraft,
  trial: RequestTrial,
): Promise<Script | undefined> {
  const isFresh = operation.method === "DELETE" || (operation.method === "POST" && operation.requestBody);
  const fresh = isFresh
    ? await baseRequest(parts, operation, { seed: `${parts.seed} ${trial.title}`, examples: false })
    : undefined;
  const draft = (fresh && trial.apply(fresh)) ?? trial.apply(base);
  if (!draft) return undefined;
  return single({
    ...{ operation, title: trial.title, part: trial.part, tries: [trial.rule] },
    request: parts.credentials.attach(operation, writeRequest(parts, operation, draft)),
  });
}

function makeItem({ generator, seed }: PhaseParts, { schema, pointer }: Rules, at: number): unknown {
  const { items } = schema;
  if (!isObject(items) && typeof items !== "boolean") return `item ${at}`;
  return generator.generate({ value: items, pointer: `${pointer}/items` }, `${seed} item ${at}`, "request");
}

