import type { Schema } from "../schemas/schema-keywords.ts";
import { eachItem, noMoreThan } from "./arrays.ts";
import type { Rule } from "./keyword.ts";
import { rule } from "./keyword.ts";
import { eachProperty } from "./objects.ts";

/** About the properties that nothing else has looked at. */
export const UNEVALUATED_PROPERTIES: Rule = rule<Schema>(
  "unevaluatedProperties",
  ["boolean", "object"],
  (schema, { known, read, fail }) => {
    if (known.props === "all") return undefined;
    known.props = "all";
    const subschema = read(schema);
    return (value, at, errors, evaluated) => {
      const { props } = evaluated;
      evaluated.props = true;
      if (props === true || subschema.isEmpty) return;
      const check = eachProperty(
        (name) => props?.has(name) !== true,
        schema,
        subschema,
        (list, place, unevaluatedProperty) =>
          fail(list, place, "must NOT have unevaluated properties", { unevaluatedProperty }),
      );
      check(value, at, errors, evaluated);
    };
  },
);

/** About the items that nothing else has looked at. */
export const UNEVALUATED_ITEMS: Rule = rule<Schema>(
  "unevaluatedItems",
  ["boolean", "object"],
  (schema, place) => {
    const { known, read } = place;
    if (known.items === "all") return undefined;
    known.items = "all";
    const subschema = read(schema);
    return (value, at, errors, evaluated) => {
      const { items } = evaluated;
      evaluated.items = true;
      if (items === true || subschema.isEmpty) return;
      const check = schema === false ? noMoreThan(items ?? 0, place) : eachItem(items ?? 0, subschema);
      check(value, at, errors, evaluated);
    };
  },
);
