import { readBracketed } from "../bracketed-names.ts";
import type { PartEncoding } from "../content.ts";
import type { StyledParameter } from "../operation.ts";
import type { Pairs } from "../parameter-styles.ts";
import { readPairs } from "../parameter-styles.ts";
import { toValue } from "../parameter-value.ts";
import type { ValueShape } from "../schema-types.ts";
import { ANY_SHAPE } from "../schema-types.ts";
import { parseJson } from "./json-format.ts";

/** A form field as the query parameter that it is written like. */
export function asParameter(
  name: string,
  { style = "form", explode }: Partial<PartEncoding> = {},
): StyledParameter {
  return { name, in: "query", style, explode: explode ?? style === "form" };
}

/**
 * An object from the fields of a form, each typed by the schema of its property. Those that no property declares stay
 * texts.
 */
export function readFields(
  pairs: Pairs,
  shape: ValueShape,
  encoding: ReadonlyMap<string, PartEncoding>,
): object {
  const used = new Set<string>();
  const values = new Map<string, unknown>();
  for (const [name, property] of shape.properties) {
    const value = readField(name, property, encoding.get(name), pairs, used);
    if (value !== undefined) values.set(name, value);
  }
  const others = Map.groupBy(pairs, ([name]) => name);
  for (const [name, list] of others) {
    if (used.has(name) || values.has(name)) continue;
    const texts = list.map(([, text]) => toValue(text, shape.additional ?? ANY_SHAPE));
    values.set(name, texts.length > 1 || shape.additional?.types.has("array") ? texts : texts[0]);
  }
  return Object.fromEntries(values);
}

function readField(
  name: string,
  shape: ValueShape,
  encoding: PartEncoding | undefined,
  pairs: Pairs,
  used: Set<string>,
): unknown {
  if (encoding?.style !== undefined) return readPairs(asParameter(name, encoding), shape, pairs, used);
  const texts = pairs.filter(([other]) => other === name).map(([, text]) => text);
  // What has no style of its own is written by its media type, which is JSON for objects; many clients use brackets.
  if (texts.length === 0) return readBracketed(name, shape, pairs, used);
  used.add(name);
  const isList = shape.types.has("array");
  if (texts.length === 1 && mayBeJson(texts[0] ?? "", shape))
    return parseJson(texts[0] ?? "", `The field ${name}`, `/${name}`);
  if (isList) return texts.map((text) => readText(name, text, shape.items ?? ANY_SHAPE));
  return texts.length > 1 ? texts : toValue(texts[0] ?? "", shape);
}

/** The value that the text of a field stands for. */
export function readText(name: string, text: string, shape: ValueShape): unknown {
  return mayBeJson(text, shape) ? parseJson(text, `The field ${name}`, `/${name}`) : toValue(text, shape);
}

/** Whether a text has to be JSON to become what the schema wants. */
function mayBeJson(text: string, { types }: ValueShape): boolean {
  if (types.has("string")) return false;
  return (types.has("object") && /^\s*\{/.test(text)) || (types.has("array") && /^\s*\[/.test(text));
}
