import type { PartEncoding } from "../content.ts";
import type { JsonObject } from "../document.ts";
import { covers, isJson, mediaTypeOf } from "../media-type.ts";
import { Problem } from "../problem.ts";
import type { ValueShape } from "../schema-types.ts";
import { decodeText } from "./charset.ts";
import { FilePart } from "./file-part.ts";
import { readText } from "./form-fields.ts";
import type { BodyPart } from "./multipart-parts.ts";
import type { BodyFormat } from "./body-format.ts";

/** How parts become values. */
export interface PartReading {
  readonly root: JsonObject;
  /** The format of a part's media type. */
  readonly formatOf: (mediaType: string) => BodyFormat;
}

/**
 * The value of a part: a file's bytes, or what its media type and schema make of it.
 * @throws {Problem} 415 for a media type that the property does not list, 400 for what cannot be read.
 */
export async function readPart(
  reading: PartReading,
  part: BodyPart,
  shape: ValueShape,
  encoding: PartEncoding | undefined,
): Promise<unknown> {
  const { bytes, fileName } = part;
  const contentType = typeOf(part, encoding);
  const mediaType = mediaTypeOf(contentType);
  if (shape.isBinary) return new FilePart(bytes, fileName ?? "", mediaType);
  if (contentType === undefined && fileName === undefined)
    return readText(part.name ?? "", decodeText(bytes, ""), shape);
  const isUndescribedFile = fileName !== undefined && shape.types.size === 0 && !isJson(mediaType);
  if (isUndescribedFile) return new FilePart(bytes, fileName, mediaType);
  const type = contentType ?? "application/octet-stream";
  const { value } = await reading
    .formatOf(mediaType)
    .decode(bytes, { contentType: type, shape, media: undefined, root: reading.root });
  return value instanceof Uint8Array ? new FilePart(value, fileName ?? "", mediaType) : value;
}

/** The Content-Type that was sent, else the one that alone is declared. */
function typeOf(
  { name = "", contentType }: BodyPart,
  encoding: PartEncoding | undefined,
): string | undefined {
  const declared = encoding?.contentTypes ?? [];
  if (contentType === undefined)
    return declared.length === 1 && !declared[0]?.includes("*") ? declared[0] : undefined;
  if (declared.length === 0 || declared.some((range) => covers(range, contentType))) return contentType;
  const detail = `The part "${name}" is ${mediaTypeOf(contentType)}; send ${declared.join(" or ")}.`;
  throw new Problem({
    status: 415,
    detail,
    errors: [
      { in: "body", path: `/${name}`, keyword: "contentType", message: `must be ${declared.join(" or ")}` },
    ],
  });
}
