import type { PartEncoding } from "../content.ts";
import { isObject } from "../document.ts";
import { mediaTypeOf } from "../media-type.ts";
import type { ValueShape } from "../schema-types.ts";
import { ANY_SHAPE } from "../schema-types.ts";
import type { BodyDeclaration, EncodedBody } from "./body-format.ts";
import { FilePart } from "./file-part.ts";
import { toText } from "./text-format.ts";

interface WrittenPart {
  readonly head: string;
  readonly content: Uint8Array;
}

const encoder = new TextEncoder();
const characters = new TextDecoder("latin1");

/** An object as the parts of a form, a list as parts without names. The same value gives the same bytes. */
export function writeParts(value: unknown, { contentType, shape, media }: BodyDeclaration): EncodedBody {
  if (!isObject(value) && !Array.isArray(value)) return { body: toText(value), contentType };
  const parts = Array.isArray(value)
    ? value.map((item) => writePart(undefined, item, shape.items ?? ANY_SHAPE, undefined))
    : Object.entries(value).flatMap(([name, field]) =>
        writeField(name, field, shape.properties.get(name) ?? ANY_SHAPE, media?.encoding.get(name)),
      );
  const boundary = chooseBoundary(parts);
  const pieces = parts.flatMap(({ head, content }) => [
    encoder.encode(`--${boundary}\r\n${head}\r\n`),
    content,
    LINE_END,
  ]);
  return {
    body: concat([...pieces, encoder.encode(`--${boundary}--\r\n`)]),
    contentType: `${mediaTypeOf(contentType)}; boundary=${boundary}`,
  };
}

const LINE_END = encoder.encode("\r\n");

function writeField(
  name: string,
  value: unknown,
  shape: ValueShape,
  encoding: PartEncoding | undefined,
): WrittenPart[] {
  if (!Array.isArray(value)) return [writePart(name, value, shape, encoding)];
  return value.map((item) => writePart(name, item, shape.items ?? ANY_SHAPE, encoding));
}

function writePart(
  name: string | undefined,
  value: unknown,
  shape: ValueShape,
  encoding: PartEncoding | undefined,
): WrittenPart {
  const isFile = value instanceof Uint8Array || shape.isBinary;
  const [declared] = (encoding?.contentTypes ?? []).filter((type) => !type.includes("*"));
  const own = value instanceof FilePart ? value.mediaType : undefined;
  const type =
    declared ??
    own ??
    (isFile ? "application/octet-stream" : typeof value === "object" ? "application/json" : undefined);
  const fileName = value instanceof FilePart && value.fileName !== "" ? value.fileName : name;
  const disposition =
    name === undefined
      ? []
      : [
          `Content-Disposition: form-data; name="${escape(name)}"${isFile ? `; filename="${escape(fileName ?? "")}"` : ""}`,
        ];
  const lines = [...disposition, ...(type === undefined ? [] : [`Content-Type: ${type}`])];
  return {
    head: lines.map((line) => `${line}\r\n`).join(""),
    content: value instanceof Uint8Array ? value : encoder.encode(toText(value)),
  };
}

/** Line ends and quotes as browsers write them into names. */
function escape(text: string): string {
  return text.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}

/** A boundary that stands in none of the parts. */
function chooseBoundary(parts: readonly WrittenPart[]): string {
  const contents = parts.map(({ content }) => characters.decode(content));
  for (let number = 0; ; number++) {
    const boundary = `part-of-contract-${number}`;
    if (!contents.some((content) => content.includes(boundary))) return boundary;
  }
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
