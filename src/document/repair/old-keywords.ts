import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";

/** Says in 2020-12 what a schema says in the words of earlier drafts: `items` as a list, `dependencies`. */
export function replaceOldKeywords(schema: JsonObject): void {
  if (Array.isArray(schema.items)) {
    schema.prefixItems ??= schema.items;
    delete schema.items;
    if (schema.additionalItems !== undefined) schema.items = schema.additionalItems;
    delete schema.additionalItems;
  }
  if (isObject(schema.dependencies)) {
    const entries = Object.entries(schema.dependencies);
    const [lists, schemas] = [
      entries.filter(([, value]) => Array.isArray(value)),
      entries.filter(([, value]) => !Array.isArray(value)),
    ];
    if (lists.length > 0) schema.dependentRequired ??= Object.fromEntries(lists);
    if (schemas.length > 0) schema.dependentSchemas ??= Object.fromEntries(schemas);
    delete schema.dependencies;
  }
}
