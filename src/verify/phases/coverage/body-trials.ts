import { isObject } from "../../../contract/document.ts";
import { isJson, mediaTypeOf } from "../../../contract/media-type.ts";
import type { MediaType, Operation } from "../../../contract/operation.ts";
import type { RequestDraft } from "../../requests/request-draft.ts";
import { withBodyValue } from "../../requests/request-draft.ts";
import { schemasOfMember } from "../../rule-place.ts";
import type { RequestTrial } from "./request-trial.ts";
import { replaceAt } from "./request-trial.ts";
import type { VaryParts } from "./value-trials.ts";
import { valueTrials } from "./value-trials.ts";

/** Bodies are varied so deep. */
const DEEPEST = 6;

/** The body of an operation at each rule of its schema and of all that is in it. */
export function* bodyTrials(parts: VaryParts, media: MediaType, base: unknown): Iterable<RequestTrial> {
  if (!media.schema) return;
  yield* trialsAt(parts, [media.schema.pointer], base, []);
}

function* trialsAt(
  parts: VaryParts,
  pointers: readonly string[],
  base: unknown,
  steps: readonly (string | number)[],
): Iterable<RequestTrial> {
  const label = ["body", ...steps].join("/");
  for (const pointer of pointers) {
    for (const { what, rule, value } of valueTrials(parts, pointer, base)) {
      yield { title: `${label} ${what}`, rule, part: label, apply: (draft) => withValueAt(draft, steps, value) };
    }
  }
  if (steps.length >= DEEPEST) return;
  const members: [string | number, unknown][] = Array.isArray(base)
    ? base.slice(0, 1).map((item, at) => [at, item])
    : isObject(base)
      ? Object.entries(base)
      : [];
  for (const [step, member] of members) {
    const inside = pointers.flatMap((pointer) => schemasOfMember(parts.root, pointer, String(step)));
    yield* trialsAt(parts, [...new Set(inside)], member, [...steps, step]);
  }
}

function withValueAt(
  draft: RequestDraft,
  steps: readonly (string | number)[],
  value: unknown,
): RequestDraft | undefined {
  if (!draft.body || !("media" in draft.body)) return undefined;
  const changed = replaceAt(draft.body.value, steps, value);
  return changed === undefined ? undefined : withBodyValue(draft, changed);
}

function withoutBody({ path, query, header, cookie }: RequestDraft): RequestDraft {
  return { path, query, header, cookie };
}

/** Bodies that are none, of another media type, and no JSON at all. */
export function* wholeBodyTrials({ requestBody, pointer }: Operation): Iterable<RequestTrial> {
  if (!requestBody) return;
  const { required, content } = requestBody;
  const rule = `${pointer}/requestBody`;
  yield {
    title: "no body is sent",
    rule: required ? `${rule}/required` : rule,
    part: "body",
    apply: withoutBody,
  };
  const foreign = ["application/xml", "text/plain", "application/x-unheard-of"].find(
    (type) => !content.some(({ mediaType }) => mediaType === type || mediaType.includes("*")),
  );
  if (foreign !== undefined) {
    const text = foreign === "application/xml" ? "<a/>" : "text";
    yield {
      title: `the body is ${foreign}, which is not declared`,
      rule: `${rule}/content`,
      part: "body",
      apply: (draft) => ({ ...draft, body: { contentType: foreign, text } }),
    };
  }
  const json = content.find(({ mediaType }) => isJson(mediaTypeOf(mediaType)));
  if (!json) return;
  for (const [what, text] of [
    ["breaks off", '{"a":'],
    ["is no JSON", "this is no JSON"],
  ] as const) {
    yield {
      title: `the body ${what}`,
      rule: `${rule}/content`,
      part: "body",
      apply: (draft) => ({ ...draft, body: { contentType: json.mediaType, text } }),
    };
  }
}
