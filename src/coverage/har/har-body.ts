import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { mediaTypeOf } from "../../contract/media-type.ts";

/** A body of a recorded session. */
export interface HarBody {
  /** Empty where it is not said. */
  readonly mediaType: string;
  /** Left out where the recording does not have them. */
  readonly bytes?: Uint8Array;
}

/** Reads a `postData` or `content`: as text, in base64, or as the fields of a form. */
export function harBytes(recorded: JsonObject, header: string | undefined): HarBody {
  const { mimeType, text, encoding, params } = recorded;
  const mediaType = header ?? (typeof mimeType === "string" ? mimeType : "");
  const isForm = mediaTypeOf(mediaType) === "application/x-www-form-urlencoded";
  // A multipart body that is only there in its fields has lost its boundaries.
  const written = typeof text === "string" && text !== "" ? text : isForm ? writeForm(params) : undefined;
  if (written === undefined) return { mediaType };
  const bytes = encoding === "base64" ? fromBase64(written) : new TextEncoder().encode(written);
  return bytes ? { mediaType, bytes } : { mediaType };
}

/** Browsers keep names and values as they were sent. */
function writeForm(params: unknown): string | undefined {
  if (!Array.isArray(params) || params.length === 0) return undefined;
  const pairs = params.flatMap((field: unknown) => {
    if (!isObject(field) || typeof field.name !== "string") return [];
    return [`${field.name}=${typeof field.value === "string" ? field.value : ""}`];
  });
  return pairs.join("&");
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
