import type { JsonObject } from "../document.ts";
import { isObject } from "../document.ts";
import { MOST_VIOLATIONS } from "../problem.ts";
import { missingOwn } from "../schemas/inherited-names.ts";
import type { Schema } from "../schemas/schema-keywords.ts";
import type { Check } from "./check.ts";
import { below, hasOwn, nothingEvaluated, passes } from "./check.ts";
import type { Rule, Subschema } from "./keyword.ts";
import { isFull, rule } from "./keyword.ts";
import { count } from "./scalars.ts";

/** The names that a map of schemas has. */
function namesIn(map: unknown): string[] {
  return isObject(map) ? Object.keys(map).filter((name) => name !== "__proto__") : [];
}

/** Holds each property that `concerns` against a schema, until enough has been found. */
export function eachProperty(
  concerns: (name: string) => boolean,
  schema: Schema,
  subschema: Subschema,
  refuse: (errors: Parameters<Check>[2], at: string, name: string) => void,
): Check {
  return (value, at, errors) => {
    const before = errors.length;
    for (const [name, member] of Object.entries(value as JsonObject)) {
      if (!concerns(name)) continue;
      if (schema === false) refuse(errors, at, name);
      else subschema.check(member, below(at, name), errors, nothingEvaluated());
      if (isFull(errors.length, before, MOST_VIOLATIONS)) return;
    }
  };
}

const required = rule<readonly string[]>("required", ["array"], (names, { fail }) => (value, at, errors) => {
  for (const missingProperty of names) {
    if (hasOwn(value as JsonObject, missingProperty)) continue;
    fail(errors, at, `must have required property '${missingProperty}'`, { missingProperty });
  }
});

const requiredOwn = rule<readonly string[]>("requiredOwn", ["array"], (names) => (value, at, errors) => {
  errors.push(...missingOwn(names, value as JsonObject).map((error) => ({ ...error, instancePath: at })));
});

const propertyNames = rule<Schema>("propertyNames", ["object", "boolean"], (schema, { read, fail }) => {
  const { isEmpty, check } = read(schema);
  if (isEmpty) return undefined;
  return (value, at, errors) => {
    const before = errors.length;
    for (const propertyName of Object.keys(value as JsonObject)) {
      if (!passes(check, propertyName, at, errors, nothingEvaluated())) {
        fail(errors, at, "property name must be valid", { propertyName });
      }
      if (isFull(errors.length, before, MOST_VIOLATIONS)) return;
    }
  };
});

const additionalProperties = rule<Schema>("additionalProperties", ["boolean", "object"], (schema, place) => {
  const { parent, known, read, fail } = place;
  known.props = "all";
  const subschema = read(schema);
  const names = new Set(namesIn(parent.properties));
  const patterns = namesIn(parent.patternProperties).map(place.pattern);
  const isAdditional = (name: string) => !names.has(name) && !patterns.some((pattern) => pattern.test(name));
  const check = eachProperty(isAdditional, schema, subschema, (errors, at, additionalProperty) =>
    fail(errors, at, "must NOT have additional properties", { additionalProperty }),
  );
  return (value, at, errors, evaluated) => {
    evaluated.props = true;
    if (!subschema.isEmpty) check(value, at, errors, evaluated);
  };
});

const properties = rule<Readonly<Record<string, Schema>>>("properties", ["object"], (schemas, place) => {
  const { known, read } = place;
  const names = namesIn(schemas);
  if (names.length === 0) return undefined;
  if (known.props === "none") known.props = "some";
  const members = names.map((name) => ({ name, ...read(schemas[name] ?? true) }));
  const asked = members.filter(({ isEmpty }) => !isEmpty);
  return (value, at, errors, evaluated) => {
    if (evaluated.props !== true) evaluated.props = new Set([...(evaluated.props ?? []), ...names]);
    for (const { name, check } of asked) {
      if (!hasOwn(value as JsonObject, name)) continue;
      check((value as JsonObject)[name], below(at, name), errors, nothingEvaluated());
    }
  };
});

const patternProperties = rule<Readonly<Record<string, Schema>>>(
  "patternProperties",
  ["object"],
  (schemas, { known, read, pattern: readPattern }) => {
    const patterns = namesIn(schemas).map((pattern) => ({
      matcher: readPattern(pattern),
      subschema: read(schemas[pattern] ?? true),
    }));
    const isSilent = patterns.every(({ subschema }) => subschema.isEmpty);
    if (patterns.length === 0 || (isSilent && known.props === "all")) return undefined;
    if (known.props !== "all") known.props = "value";
    return (value, at, errors, evaluated) => {
      const before = errors.length;
      for (const { matcher, subschema } of patterns) {
        for (const [name, member] of Object.entries(value as JsonObject)) {
          if (!matcher.test(name)) continue;
          subschema.check(member, below(at, name), errors, nothingEvaluated());
          if (evaluated.props !== true) evaluated.props = new Set([...(evaluated.props ?? []), name]);
          if (isFull(errors.length, before, MOST_VIOLATIONS)) break;
        }
      }
    };
  },
);

const sizeOf = (value: object) => Object.keys(value).length;

/** About objects, before what depends on the presence of others. */
export const OBJECT_RULES: readonly Rule[] = [
  count("maxProperties", "properties", sizeOf),
  count("minProperties", "properties", sizeOf),
  required,
  propertyNames,
  additionalProperties,
];

/** What members are held against. */
export const MEMBER_RULES: readonly Rule[] = [properties, patternProperties];

/** What a server's validator asks last. */
export const LATE_OBJECT_RULES: readonly Rule[] = [requiredOwn];
