import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { isAnnotation } from "./annotations.ts";

/** Whether a schema takes null and nothing else. */
export function isNull(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  if (Object.hasOwn(schema, "const")) return schema.const === null;
  if (Array.isArray(schema.enum)) return schema.enum.every((value) => value === null);
  return [schema.type].flat().every((type) => type === "null");
}

/** The `enum` that says the same as these alternatives, where each is nothing but some values. */
export function literalsOf(alternatives: readonly unknown[]): JsonObject | undefined {
  const values: unknown[] = [];
  for (const schema of alternatives) {
    if (!isObject(schema)) return undefined;
    const said = Object.keys(schema).filter((keyword) => !isAnnotation(keyword) && keyword !== "type");
    if (said.length !== 1) return undefined;
    if (said[0] === "const") values.push(schema.const);
    else if (Array.isArray(schema.enum)) values.push(...(schema.enum as unknown[]));
    else return undefined;
  }
  return { enum: values };
}
