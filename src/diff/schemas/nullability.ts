import { isObject } from "../../contract/document.ts";
import { listOf } from "../../contract/schemas/conjuncts.ts";
import type { SchemaReferences } from "../../contract/schemas/schema-references.ts";
import type { Part } from "./shape.ts";
import { partsIn } from "./shape.ts";
import { impliedTypes } from "./types.ts";

/** Whether null fits all these schemas, as far as their types, values and alternatives say. */
export function acceptsNull(references: SchemaReferences, schemas: readonly Part[]): boolean {
  const seen = new Set<object>();
  const accepts = ({ value, pointer }: Part): boolean => {
    if (typeof value === "boolean") return value;
    if (!isObject(value) || seen.has(value)) return true;
    seen.add(value);
    const types = value.type === undefined ? impliedTypes(value) : [value.type].flat();
    if (types && !types.includes("null")) return false;
    if (Object.hasOwn(value, "const") && value.const !== null) return false;
    if (Array.isArray(value.enum) && !value.enum.includes(null)) return false;
    if (!partsIn(value, "allOf", pointer).every(accepts)) return false;
    if (typeof value.$ref === "string") {
      const target = references.resolve(value.$ref, pointer);
      if (!accepts({ value: references.at(target) as Part["value"], pointer: target })) return false;
    }
    return (["oneOf", "anyOf"] as const).every(
      (keyword) => listOf(value[keyword]).length === 0 || partsIn(value, keyword, pointer).some(accepts),
    );
  };
  return schemas.every(accepts);
}
