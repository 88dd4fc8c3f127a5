import type { JsonObject } from "../document.ts";
import type { Schema } from "../schemas/schema-keywords.ts";
import type { Check } from "./check.ts";
import { addEvaluated, hasOwn, nothingEvaluated, passes } from "./check.ts";
import { addKnown } from "./foreknowledge.ts";
import type { Place, Rule } from "./keyword.ts";
import { rule } from "./keyword.ts";

type Names = Readonly<Record<string, readonly string[]>>;
type Schemas = Readonly<Record<string, Schema>>;

function needsNames(needed: Names, { fail }: Place): Check {
  return (value, at, errors) => {
    for (const [property, names] of Object.entries(needed)) {
      if (!hasOwn(value as JsonObject, property)) continue;
      const deps = names.join(", ");
      const message = `must have ${names.length === 1 ? "property" : "properties"} ${deps} when property ${property} is present`;
      for (const missingProperty of names) {
        if (hasOwn(value as JsonObject, missingProperty)) continue;
        fail(errors, at, message, { property, missingProperty, depsCount: names.length, deps });
      }
    }
  };
}

function needsSchemas(needed: Schemas, { known, read }: Place): Check {
  const dependents = Object.entries(needed)
    .map(([property, schema]) => ({ property, ...read(schema) }))
    .filter(({ isEmpty }) => !isEmpty)
    .map((dependent) => ({ ...dependent, counts: addKnown(known, dependent.known, false) }));
  return (value, at, errors, evaluated) => {
    for (const { property, check, counts } of dependents) {
      if (!hasOwn(value as JsonObject, property)) continue;
      const inner = nothingEvaluated();
      const isValid = passes(check, value, at, errors, inner);
      addEvaluated(evaluated, inner, isValid ? undefined : counts);
    }
  };
}

/** `dependencies` of older drafts: names or schemas. */
export const DEPENDENCIES: Rule = rule<Readonly<Record<string, Schema | readonly string[]>>>(
  "dependencies",
  ["object"],
  (wanted, place) => {
    const entries = Object.entries(wanted).filter(([name]) => name !== "__proto__");
    const names = needsNames(
      Object.fromEntries(entries.filter(([, value]) => Array.isArray(value))) as Names,
      place,
    );
    const others = entries.filter(([, value]) => !Array.isArray(value));
    const schemas = needsSchemas(Object.fromEntries(others) as Schemas, place);
    return (value, at, errors, evaluated) => {
      names(value, at, errors, evaluated);
      schemas(value, at, errors, evaluated);
    };
  },
);

/** What the presence of a property asks for. */
export const DEPENDENT_RULES: readonly Rule[] = [
  rule<Names>("dependentRequired", ["object"], needsNames),
  rule<Schemas>("dependentSchemas", ["object"], needsSchemas),
];
