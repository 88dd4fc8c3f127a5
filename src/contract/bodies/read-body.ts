import type { MediaType } from "../content.ts";
import type { JsonObject } from "../document.ts";
import { MediaShapes } from "../media-shapes.ts";
import { isJson, mediaTypeOf, mostSpecific } from "../media-type.ts";
import type { RequestBodyDeclaration } from "../operation.ts";
import { Problem } from "../problem.ts";
import type { ContractRequest } from "../request.ts";
import { isPromise } from "../settled.ts";
import type { DecodedBody } from "./body-format.ts";
import { formatOf } from "./formats.ts";

/** A request's body, and the content that is declared for it. */
export interface RequestBody extends DecodedBody {
  /** Left out where no body was sent, or none is declared. */
  readonly media?: MediaType;
  /** Whether it was sent as JSON of any kind, which holds no bytes. */
  readonly holdsJson?: boolean;
}

/** Reads the body of a request for one operation. */
export type BodyReader = (request: ContractRequest) => Promise<RequestBody>;

const NO_BODY: RequestBody = { value: undefined };

/**
 * Prepares to read an operation's bodies. The reader throws a Problem: 415 for a media type that the operation does not
 * list, 400 for what cannot be read.
 */
export function createBodyReader(root: JsonObject, declared: RequestBodyDeclaration | undefined): BodyReader {
  if (!declared) return () => Promise.resolve(NO_BODY);
  const shapes = new MediaShapes(root);
  const find = (contentType: string) => {
    const mediaType = mediaTypeOf(contentType);
    const media = mostSpecific(declared.content, contentType);
    return { contentType, mediaType, media, holdsJson: isJson(mediaType) };
  };
  // Nearly all clients send one and the same.
  let latest = find("");
  return async (request) => {
    const { "content-type": contentType = "" } = request.headers;
    if (contentType !== latest.contentType) latest = find(contentType);
    const { mediaType, media, holdsJson } = latest;
    // What is not taken in any case is not waited for.
    if (!media && mediaType !== "" && request.body) throw unsupported(mediaType, declared.content);
    const bytes = await request.body?.();
    if (!bytes || bytes.length === 0) return media ? emptyBody(declared, media, mediaType) : NO_BODY;
    if (!media) throw unsupported(mediaType, declared.content);
    const declaration = { contentType, shape: shapes.of(media), media, root };
    const decoding = formatOf(mediaType).decode(bytes, declaration);
    const decoded = isPromise(decoding) ? await decoding : decoding;
    return { ...decoded, media, holdsJson };
  };
}

/** No bytes are a text, a file or a form without fields, where a body of that media type has to be there. */
function emptyBody({ required }: RequestBodyDeclaration, media: MediaType, mediaType: string): RequestBody {
  const value = required ? formatOf(mediaType).empty?.() : undefined;
  return value === undefined ? NO_BODY : { value, media };
}

function unsupported(mediaType: string, content: readonly MediaType[]): Problem {
  const listed = content.map((media) => media.mediaType);
  const sent =
    mediaType === "" ? "The body has no Content-Type" : `The Content-Type ${mediaType} is not taken here`;
  return new Problem({
    status: 415,
    detail: listed.length === 0 ? `${sent}; no body is.` : `${sent}; send ${listed.join(" or ")}.`,
    headers: { Accept: listed.join(", ") },
  });
}
