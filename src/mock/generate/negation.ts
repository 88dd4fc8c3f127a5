import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { isSilent, valuesOf } from "./conjunction.ts";
import type { Demand, Part } from "./demand.ts";
import { isSame } from "../../contract/equality.ts";
import type { SchemaLookup } from "./schema-lookup.ts";

/** Values that are not allowed; understood by the makers of this folder alone. */
export const EXCEPT = "~except";

/** Regular expressions that the text must not match; likewise. */
export const UNLIKE = "~unlike";

const TYPES = ["string", "number", "boolean", "object", "array", "null"];

/**
 * Ways to break a schema: whatever satisfies one of them does not satisfy `demand`. None where no way is known, as for
 * a format. Subschemas are left negated (`not`), to be taken apart when a value for them is made.
 */
export function waysToBreak(demand: Demand, lookup: SchemaLookup): (JsonObject | boolean)[] {
  const ways: (JsonObject | boolean)[] = [];
  const seen = new Set<unknown>();
  for (let next: Demand | undefined = demand; next && !seen.has(next.schema);) {
    const { schema }: Demand = next;
    seen.add(schema);
    if (schema === false) return [true];
    if (!isObject(schema)) break;
    for (const [keyword, value] of Object.entries(schema))
      ways.push(...(BREAKERS.get(keyword)?.(value, schema) ?? []));
    next = typeof schema.$ref === "string" ? lookup.target(schema.$ref, next) : undefined;
  }
  const saysNothing = [...seen].every((schema) => isObject(schema) && Object.keys(schema).every(isSilent));
  return saysNothing || demand.schema === true ? [false] : ways;
}

/** The values that the parts do not exclude. */
export function withoutExceptions(values: readonly unknown[], parts: readonly Part[]): unknown[] {
  const except = valuesOf(parts, EXCEPT).flat();
  return values.filter((value) => !except.some((other) => isSame(other, value)));
}

type Breaker = (value: unknown, schema: JsonObject) => (JsonObject | boolean)[];

/** Mild ways first: a value without a property is still believable, one of another type hardly. */
const BREAKERS: ReadonlyMap<string, Breaker> = new Map<string, Breaker>(
  Object.entries({
    required: (names) => texts(names).map((name) => ({ type: "object", properties: { [name]: false } })),
    properties: (properties) =>
      entries(properties).map(([name, property]) => ({
        type: "object",
        required: [name],
        properties: { [name]: negated(property) },
      })),
    const: (value) => [{ [EXCEPT]: [value] }],
    enum: (values) => [{ [EXCEPT]: values }],
    pattern: (pattern) => [{ type: "string", [UNLIKE]: pattern }],
    minimum: number((limit) => [{ type: "number", exclusiveMaximum: limit }]),
    maximum: number((limit) => [{ type: "number", exclusiveMinimum: limit }]),
    exclusiveMinimum: number((limit) => [{ type: "number", maximum: limit }]),
    exclusiveMaximum: number((limit) => [{ type: "number", minimum: limit }]),
    minLength: number((limit) => atMost(limit - 1, { type: "string", maxLength: limit - 1 })),
    maxLength: number((limit) => [{ type: "string", minLength: limit + 1 }]),
    minItems: number((limit) => atMost(limit - 1, { type: "array", maxItems: limit - 1 })),
    maxItems: number((limit) => [{ type: "array", minItems: limit + 1 }]),
    minProperties: number((limit) => atMost(limit - 1, { type: "object", maxProperties: limit - 1 })),
    maxProperties: number((limit) => [{ type: "object", minProperties: limit + 1 }]),
    items: (items, { prefixItems }) =>
      prefixItems === undefined ? [{ type: "array", minItems: 1, contains: negated(items) }] : [],
    contains: (items, { minContains }) =>
      minContains === undefined ? [{ type: "array", items: negated(items) }] : [],
    type: (type) => {
      const named = Array.isArray(type) ? type : [type];
      const others = TYPES.filter(
        (other) => !named.includes(other) && (other !== "number" || !named.includes("integer")),
      );
      return others.length > 0 ? [{ type: others }] : [];
    },
    not: (schema) => (isSchema(schema) ? [schema] : []),
    allOf: (list) => schemas(list).map(negated),
    anyOf: (list) => [{ allOf: schemas(list).map(negated) }],
  } satisfies Record<string, Breaker>),
);

function number(breaker: (limit: number) => JsonObject[]): Breaker {
  return (limit) => (typeof limit === "number" ? breaker(limit) : []);
}

function atMost(limit: number, schema: JsonObject): JsonObject[] {
  return limit >= 0 ? [schema] : [];
}

function negated(schema: unknown): JsonObject {
  return { not: schema };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function entries(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function isSchema(value: unknown): value is JsonObject | boolean {
  return isObject(value) || typeof value === "boolean";
}

function schemas(value: unknown): (JsonObject | boolean)[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}
