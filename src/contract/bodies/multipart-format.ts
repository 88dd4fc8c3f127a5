import { readBracketed } from "../bracketed-names.ts";
import { escapeName } from "../json-pointer.ts";
import { mediaTypeOf } from "../media-type.ts";
import { readPairs } from "../parameter-styles.ts";
import type { ValueShape } from "../schema-types.ts";
import { ANY_SHAPE } from "../schema-types.ts";
import type { BodyDeclaration, BodyFormat, PartHeader } from "./body-format.ts";
import { decodeText } from "./charset.ts";
import { asParameter } from "./form-fields.ts";
import type { BodyPart } from "./multipart-parts.ts";
import { readParts } from "./multipart-parts.ts";
import type { PartReading } from "./multipart-values.ts";
import { readPart } from "./multipart-values.ts";
import { writeParts } from "./multipart-writer.ts";
import { refuseUnsafe } from "./unsafe-values.ts";

/** Several parts in one body: the fields and files of a form, or a list of parts without names. */
export function createMultipartFormat(formatOf: (mediaType: string) => BodyFormat): BodyFormat {
  return {
    async decode(bytes, declaration) {
      const { contentType, shape, root } = declaration;
      const parts = await readParts(bytes, contentType);
      const reading = { root, formatOf };
      const isForm =
        mediaTypeOf(contentType) === "multipart/form-data" || parts.every(({ name }) => name !== undefined);
      const value = isForm
        ? await readForm(reading, parts, declaration)
        : await Promise.all(
            parts.map((part) => readPart(reading, part, shape.items ?? ANY_SHAPE, undefined)),
          );
      refuseUnsafe(value, "body");
      return { value, partHeaders: isForm ? headersOf(parts, declaration) : [] };
    },
    encode: (value, declaration) => writeParts(value, declaration),
  };
}

async function readForm(
  reading: PartReading,
  parts: readonly BodyPart[],
  { shape, media }: BodyDeclaration,
): Promise<object> {
  const values = new Map<string, unknown>();
  const used = new Set<string>();
  const byName = Map.groupBy(parts, ({ name = "" }) => name);
  const texts = () =>
    parts
      .filter(({ fileName }) => fileName === undefined)
      .map(({ name = "", bytes }) => [name, decodeText(bytes, "")] as const);
  for (const [name, property] of shape.properties) {
    const encoding = media?.encoding.get(name);
    if (encoding?.style === undefined && byName.has(name)) continue;
    const value =
      encoding?.style === undefined
        ? hasBrackets(byName, name) && readBracketed(name, property, texts(), used)
        : readPairs(asParameter(name, encoding), property, texts(), used);
    if (value !== undefined && value !== false) values.set(name, value);
  }
  for (const [name, list] of byName) {
    if (used.has(name)) continue;
    const property = shape.properties.get(name) ?? shape.additional ?? ANY_SHAPE;
    values.set(name, await readNamed(reading, list, property, media?.encoding.get(name)));
  }
  return Object.fromEntries(values);
}

function hasBrackets(byName: ReadonlyMap<string, unknown>, name: string): boolean {
  return [...byName.keys()].some((other) => other.startsWith(`${name}[`));
}

/** Parts of one name are the items of an array; one part may hold a whole array as JSON. */
async function readNamed(
  reading: PartReading,
  parts: readonly BodyPart[],
  shape: ValueShape,
  encoding: Parameters<typeof readPart>[3],
): Promise<unknown> {
  const isList = shape.types.has("array");
  const [first] = parts;
  if (first && parts.length === 1) {
    const value = await readPart(
      reading,
      first,
      isList && !isWhole(first) ? itemsOf(shape) : shape,
      encoding,
    );
    return isList && !Array.isArray(value) ? [value] : value;
  }
  const items = isList ? itemsOf(shape) : shape;
  return Promise.all(parts.map((part) => readPart(reading, part, items, encoding)));
}

function isWhole({ contentType, bytes, fileName }: BodyPart): boolean {
  const mayBeJson = contentType === undefined || contentType.includes("json");
  return fileName === undefined && mayBeJson && bytes[0] === "[".charCodeAt(0);
}

function itemsOf(shape: ValueShape): ValueShape {
  return shape.items ?? ANY_SHAPE;
}

/** Content-Type is not described by the headers of a part (OpenAPI 3.1, section 4.8.15.1). */
function headersOf(parts: readonly BodyPart[], { media }: BodyDeclaration): PartHeader[] {
  return parts.flatMap(({ name = "", headers }) =>
    (media?.encoding.get(name)?.headers ?? [])
      .filter((header) => header.name.toLowerCase() !== "content-type")
      .map((header) => ({ header, text: headers[header.name.toLowerCase()], path: `/${escapeName(name)}` })),
  );
}
