import type { ValueShape } from "./schema-types.ts";

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * The JSON value that a parameter's text stands for: a number, boolean or null where the schema allows that and the
 * text is one, else the text as it is, which the validator then refuses where it must.
 */
export function toValue(text: string, { types }: ValueShape): unknown {
  if ((types.has("number") || types.has("integer")) && NUMBER.test(text)) return Number(text);
  if (types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  if (types.has("null") && !types.has("string") && (text === "" || text === "null")) return null;
  return text;
}

/** An array's items from their texts. */
export function toArray(texts: readonly string[], shape: ValueShape): unknown[] {
  const { items } = shape;
  return texts.map((text) => (items ? toValue(text, items) : text));
}

/** An object from its properties' texts. */
export function toObject(
  entries: Iterable<readonly [name: string, text: string]>,
  shape: ValueShape,
): object {
  const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, text] of entries) {
    const property = shape.properties.get(name) ?? shape.additional;
    object[name] = property ? toValue(text, property) : text;
  }
  return { ...object };
}
