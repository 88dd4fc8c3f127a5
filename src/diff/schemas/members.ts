import { isObject } from "../../contract/document.ts";
import { escapeStep } from "../../contract/json-pointer.ts";
import { listOf } from "../../contract/schemas/conjuncts.ts";
import type { Schema } from "../../contract/schemas/schema-keywords.ts";
import type { Part, Shape } from "./shape.ts";

/** The schemas of a keyword that holds them by name, by that name: `properties`, `patternProperties`. */
export function namedSchemas({ parts }: Shape, keyword: string): ReadonlyMap<string, readonly Part[]> {
  const named = new Map<string, Part[]>();
  for (const { value, pointer } of parts) {
    const map = value[keyword];
    if (!isObject(map)) continue;
    for (const [name, schema] of Object.entries(map)) {
      const part = { value: schema as Schema, pointer: `${pointer}/${keyword}/${escapeStep(name)}` };
      named.set(name, [...(named.get(name) ?? []), part]);
    }
  }
  return named;
}

/** The schemas that a keyword holds one of; those that say nothing are left out. */
export function schemasOf({ parts }: Shape, keyword: string): readonly Part[] {
  return parts.flatMap(({ value, pointer }) => {
    const schema = value[keyword];
    const saysNothing = schema === undefined || schema === true || isEmpty(schema);
    return saysNothing ? [] : [{ value: schema as Schema, pointer: `${pointer}/${keyword}` }];
  });
}

/** The names that are required, with where that is said first. */
export function requiredBy({ parts }: Shape): ReadonlyMap<string, string> {
  const required = new Map<string, string>();
  for (const { value, pointer } of parts) {
    for (const [at, name] of listOf(value.required).entries()) {
      if (!required.has(String(name))) required.set(String(name), `${pointer}/required/${at}`);
    }
  }
  return required;
}

/** Whether no properties are taken beyond those declared. */
export function isClosed({ parts }: Shape): boolean {
  return parts.some(
    ({ value }) => value.additionalProperties === false || value.unevaluatedProperties === false,
  );
}

function isEmpty(schema: unknown): boolean {
  return isObject(schema) && Object.keys(schema).length === 0;
}
