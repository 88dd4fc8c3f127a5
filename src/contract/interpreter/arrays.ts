import { MOST_VIOLATIONS } from "../problem.ts";
import { findTwinItems } from "../schemas/distinct-items.ts";
import type { Schema } from "../schemas/schema-keywords.ts";
import type { Check } from "./check.ts";
import { nothingEvaluated, passes } from "./check.ts";
import type { Place, Rule, Subschema } from "./keyword.ts";
import { isFull, rule } from "./keyword.ts";
import { count } from "./scalars.ts";

/** Holds the items from one position on against a schema, until enough has been found. */
export function eachItem(from: number, { check }: Subschema): Check {
  return (value, at, errors) => {
    const items = value as readonly unknown[];
    const before = errors.length;
    for (let i = from; i < items.length; i++) {
      check(items[i], `${at}/${i}`, errors, nothingEvaluated());
      if (isFull(errors.length, before, MOST_VIOLATIONS)) return;
    }
  };
}

/** Refuses more items than there are schemas for. */
export function noMoreThan(most: number, { fail }: Place): Check {
  return (value, at, errors) => {
    if ((value as readonly unknown[]).length <= most) return;
    fail(errors, at, `must NOT have more than ${most} items`, { limit: most });
  };
}

const prefixItems = rule<readonly Schema[]>("prefixItems", ["array"], (schemas, { known, read }) => {
  if (schemas.length === 0) return undefined;
  const subschemas = schemas.map(read);
  if (known.items !== "all") known.items = known.items === "value" ? "value" : "some";
  return (value, at, errors, evaluated) => {
    const items = value as readonly unknown[];
    if (evaluated.items !== true) evaluated.items = Math.max(evaluated.items ?? 0, schemas.length);
    for (const [i, { isEmpty, check }] of subschemas.entries()) {
      if (!isEmpty && i < items.length) check(items[i], `${at}/${i}`, errors, nothingEvaluated());
    }
  };
});

const items = rule<Schema>("items", ["object", "boolean"], (schema, place) => {
  const { parent, known, read } = place;
  known.items = "all";
  const subschema = read(schema);
  const prefix = Array.isArray(parent.prefixItems) ? parent.prefixItems.length : 0;
  const check = toItemsCheck(schema, prefix, subschema, place);
  return (value, at, errors, evaluated) => {
    evaluated.items = true;
    check?.(value, at, errors, evaluated);
  };
});

function toItemsCheck(schema: Schema, prefix: number, subschema: Subschema, place: Place): Check | undefined {
  if (subschema.isEmpty) return undefined;
  const hasPrefix = place.parent.prefixItems !== undefined;
  return schema === false && hasPrefix ? noMoreThan(prefix, place) : eachItem(prefix, subschema);
}

const contains = rule<Schema>("contains", ["object", "boolean"], (schema, place) => {
  const { parent, known, read, fail } = place;
  const min = parent.minContains === undefined ? 1 : (parent.minContains as number);
  const max = parent.maxContains as number | undefined;
  const message =
    max === undefined
      ? `must contain at least ${min} valid item(s)`
      : `must contain at least ${min} and no more than ${max} valid item(s)`;
  const params = { minContains: min, ...(max !== undefined && { maxContains: max }) };
  if (max === undefined && min === 0) return undefined;
  if (max !== undefined && min > max) return (_, at, errors) => fail(errors, at, message, params);
  const { isEmpty, check } = read(schema);
  if (isEmpty) {
    return (value, at, errors) => {
      const { length } = value as readonly unknown[];
      if (length < min || (max !== undefined && length > max)) fail(errors, at, message, params);
    };
  }
  known.items = "all";
  return (value, at, errors, evaluated) => {
    evaluated.items = true;
    const before = errors.length;
    let found = 0;
    for (const [i, item] of (value as readonly unknown[]).entries()) {
      if (passes(check, item, `${at}/${i}`, errors, nothingEvaluated())) found++;
      if (max === undefined ? found >= min : found > max) break;
      if (isFull(errors.length, before, MOST_VIOLATIONS)) errors.length = before + MOST_VIOLATIONS;
    }
    if (found >= min && (max === undefined || found <= max)) errors.length = before;
    else fail(errors, at, message, params);
  };
});

const uniqueItems = rule<boolean>("uniqueItems", ["boolean"], (isWanted) => {
  if (!isWanted) return undefined;
  return (value, at, errors) => {
    const error = findTwinItems(value as readonly unknown[]);
    if (error) errors.push({ ...error, instancePath: at });
  };
});

const lengthOf = (value: readonly unknown[]) => value.length;

/** About arrays, before what looks at the items that nothing else has looked at. */
export const ARRAY_RULES: readonly Rule[] = [
  count("maxItems", "items", lengthOf),
  count("minItems", "items", lengthOf),
  prefixItems,
  items,
  contains,
  rule("maxContains", ["number"], () => undefined),
  rule("minContains", ["number"], () => undefined),
];

/** About arrays, after it. */
export const LATE_ARRAY_RULES: readonly Rule[] = [uniqueItems];
