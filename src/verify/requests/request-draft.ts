import type { JsonObject } from "../../contract/document.ts";
import type { MediaType } from "../../contract/operation.ts";

/** A body that is written by its declaration, or text that is sent as it stands. */
export type BodyDraft =
  | { readonly media: MediaType; readonly value: unknown }
  | { readonly contentType: string; readonly text: string };

/** The values that a request is written from; one that is undefined is not sent. */
export interface RequestDraft {
  readonly path: JsonObject;
  readonly query: JsonObject;
  /** Under the names that the contract gives them. */
  readonly header: JsonObject;
  readonly cookie: JsonObject;
  readonly body?: BodyDraft;
}

/** Where a value of a request stands: the place, the parameter's name (none for a body), and the steps inside. */
export type ParameterPart = "path" | "query" | "header" | "cookie";

/** The draft with another value for one parameter; undefined leaves it out. */
export function withParameter(
  draft: RequestDraft,
  place: ParameterPart,
  name: string,
  value: unknown,
): RequestDraft {
  return { ...draft, [place]: { ...draft[place], [name]: value } };
}

/** The draft with another value in its body; one without a body, or with a text, has none to change. */
export function withBodyValue(draft: RequestDraft, value: unknown): RequestDraft {
  if (!draft.body || !("media" in draft.body)) return draft;
  return { ...draft, body: { media: draft.body.media, value } };
}
