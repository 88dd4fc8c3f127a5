import { readBracketed } from "./bracketed-names.ts";
import type { StyledParameter } from "./operation.ts";
import { toArray, toObject, toValue } from "./parameter-value.ts";
import type { ValueShape } from "./schema-types.ts";

/** Name and value pairs as they came, decoded: a query, or the cookies. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** Thrown for text that cannot be percent-decoded; `message` says so to the client. */
export class MalformedTextError extends Error {
  override readonly name = "MalformedTextError";
}

/** Percent-decodes one piece of a path. */
export function decodeText(text: string): string {
  try {
    return text.includes("%") ? decodeURIComponent(text) : text;
  } catch {
    throw new MalformedTextError(`"${text}" is not valid percent-encoding`);
  }
}

/** The value of a path or header parameter from its raw text (styles simple, label, matrix). */
export function readDelimited(parameter: StyledParameter, shape: ValueShape, raw: string): unknown {
  const { style, explode, name } = parameter;
  const decode = parameter.in === "path" ? decodeText : (text: string) => text.trim();
  const prefix = style === "label" ? "." : style === "matrix" ? ";" : "";
  const text = prefix !== "" && raw.startsWith(prefix) ? raw.slice(1) : raw;
  const separator = explode && prefix !== "" ? prefix : ",";
  const isArray = shape.types.has("array");
  const isObject = shape.types.has("object");
  const named = style === "matrix" && (!explode || !isObject);
  if (!isArray && !isObject) return toValue(decode(named ? withoutName(text, name) : text), shape);
  const pieces = text.split(separator);
  const values = named ? pieces.map((piece) => withoutName(piece, name)) : pieces;
  if (isArray) return text === "" ? [] : toArray(values.map(decode), shape);
  return toObject(explode ? explodedEntries(values, decode) : flatEntries(values, decode), shape);
}

function withoutName(piece: string, name: string): string {
  if (piece === name) return "";
  return piece.startsWith(`${name}=`) ? piece.slice(name.length + 1) : piece;
}

function explodedEntries(pieces: readonly string[], decode: (text: string) => string): [string, string][] {
  return pieces.map((piece) => {
    const [name = "", ...rest] = piece.split("=");
    return [decode(name), decode(rest.join("="))];
  });
}

function flatEntries(pieces: readonly string[], decode: (text: string) => string): [string, string][] {
  const entries: [string, string][] = [];
  for (let at = 0; at < pieces.length; at += 2)
    entries.push([decode(pieces[at] ?? ""), decode(pieces[at + 1] ?? "")]);
  return entries;
}

const DELIMITERS = { form: ",", spaceDelimited: " ", pipeDelimited: "|" } as const;

/**
 * The value of a query or cookie parameter (styles form, spaceDelimited, pipeDelimited, deepObject), undefined when
 * it was not sent. The names it used up are added to `used`.
 */
export function readPairs(
  parameter: StyledParameter,
  shape: ValueShape,
  pairs: Pairs,
  used: Set<string>,
): unknown {
  const { name, explode, style } = parameter;
  if (shape.types.has("object") && style === "deepObject") return readBracketed(name, shape, pairs, used);
  const mine = pairs.filter(([other]) => other === name).map(([, value]) => value);
  if (shape.types.has("object") && style === "form" && explode && mine.length === 0) {
    const takes = (other: string) => shape.properties.has(other) || (shape.additional && !used.has(other));
    const properties = pairs.filter(([other]) => takes(other));
    for (const [other] of properties) used.add(other);
    return properties.length > 0 ? toObject(properties, shape) : undefined;
  }
  const first = mine[0];
  if (first === undefined) return undefined;
  used.add(name);
  const delimiter = DELIMITERS[style as keyof typeof DELIMITERS];
  if (shape.types.has("array")) {
    if (mine.length > 1) return toArray(mine, shape);
    if (explode) return toArray(mine, shape);
    return first === "" ? [] : toArray(first.split(delimiter), shape);
  }
  if (shape.types.has("object"))
    return toObject(
      flatEntries(first.split(delimiter), (text) => text),
      shape,
    );
  // A repeated single value is nothing that a style knows; the validator shall see and refuse it.
  return mine.length > 1 ? toArray(mine, shape) : toValue(first, shape);
}
