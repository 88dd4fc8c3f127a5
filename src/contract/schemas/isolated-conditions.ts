import type { JsonObject } from "../document.ts";
import { isObject } from "../document.ts";
import { listOf } from "./conjuncts.ts";

// Ajv forgets which properties were evaluated when a keyword that evaluates some only at times follows one that always
// does: a valid value is then refused by `unevaluatedProperties`, and `patternProperties` fails altogether. Inside an
// `allOf` of its own each such keyword starts afresh.

/** Keywords that belong together, and evaluate properties or items only where something holds. */
const CONDITIONS: readonly (readonly string[])[] = [
  ["if", "then", "else"],
  ["dependentSchemas", "dependencies"],
  ["anyOf"],
  ["oneOf"],
  ["patternProperties"],
];

/** Keywords that evaluate something in any case. */
const ALWAYS = ["$ref", "allOf", "properties", "additionalProperties", "items", "prefixItems", "contains"];

/** Moves the conditions of a form into members of its `allOf`, where it has more than one keyword that evaluates. */
export function isolateConditions(form: JsonObject): void {
  if (isObject(form.if)) Object.assign(form, withoutTraces(form));
  const present = CONDITIONS.filter((keywords) => keywords.some((keyword) => keyword in form));
  const others = ALWAYS.filter((keyword) => keyword in form).length;
  if (present.length === 0 || present.length + others < 2) return;
  // `additionalProperties` is about the properties that its neighbour does not match.
  const movable = present.filter(
    ([first]) => first !== "patternProperties" || !("additionalProperties" in form),
  );
  const members = movable.map((keywords) => {
    const entries = keywords.filter((keyword) => keyword in form).map((keyword) => [keyword, form[keyword]]);
    for (const keyword of keywords) Reflect.deleteProperty(form, keyword);
    return Object.fromEntries(entries) as JsonObject;
  });
  form.allOf = [...listOf(form.allOf), ...members];
}

/**
 * Takes back what Ajv counts as evaluated by an `if` that did not hold: nothing inside a `not` counts, and where the `if`
 * does hold it is part of its consequence.
 */
function withoutTraces({ if: condition, then }: JsonObject): JsonObject {
  return { if: { not: { not: condition } }, then: { allOf: [condition, then ?? true] } };
}
