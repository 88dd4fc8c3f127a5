import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import type { Located } from "../contract/json-pointer.ts";
import { valueAt } from "../contract/json-pointer.ts";

/** A chain of references longer than this is taken for a circle. */
const LONGEST_CHAIN = 100;

/**
 * The example that a schema has of its own values: the first of `examples`, else `example`, else `default`; what stands
 * beside a `$ref` wins over what it leads to. Undefined where there is none.
 */
export function schemaExample(root: JsonObject, schema: Located<JsonObject | boolean> | undefined): unknown {
  let current: unknown = schema?.value;
  for (let steps = 0; steps < LONGEST_CHAIN && isObject(current); steps++) {
    const examples: unknown[] = Array.isArray(current.examples) ? current.examples : [];
    const example = [examples[0], current.example, current.default].find((value) => value !== undefined);
    if (example !== undefined) return example;
    if (typeof current.$ref !== "string" || !current.$ref.startsWith("#")) return undefined;
    current = valueAt(root, current.$ref.slice(1));
  }
  return undefined;
}
