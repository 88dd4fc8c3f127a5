import type { JsonObject } from "../document.ts";
import { isObject } from "../document.ts";
import { escapeStep } from "../json-pointer.ts";
import type { Located } from "../json-pointer.ts";
import type { SchemaReferences } from "./schema-references.ts";

/** A schema and all that hold together with it: what its `$ref` leads to, and the members of its `allOf`. */
export function conjuncts(
  references: SchemaReferences,
  schema: unknown,
  pointer: string,
): Located<JsonObject>[] {
  const found = new Map<JsonObject, Located<JsonObject>>();
  collect(references, schema, pointer, found);
  return [...found.values()];
}

function collect(
  references: SchemaReferences,
  value: unknown,
  pointer: string,
  found: Map<JsonObject, Located<JsonObject>>,
): void {
  if (!isObject(value) || found.has(value)) return;
  found.set(value, { value, pointer });
  if (typeof value.$ref === "string") {
    const target = references.resolve(value.$ref, pointer);
    collect(references, references.at(target), target, found);
  }
  for (const [at, part] of listOf(value.allOf).entries()) {
    collect(references, part, `${pointer}/allOf/${at}`, found);
  }
}

/** The declarations of a property in a schema and all that hold together with it. */
export function declarationsOf(
  references: SchemaReferences,
  schema: unknown,
  pointer: string,
  name: string,
): Located<JsonObject>[] {
  return conjuncts(references, schema, pointer).flatMap((part) => {
    const { properties } = part.value;
    if (!isObject(properties) || !Object.hasOwn(properties, name)) return [];
    return conjuncts(references, properties[name], `${part.pointer}/properties/${escapeStep(name)}`);
  });
}

/** A value as a list; anything else is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
