import { isObject } from "../document.ts";
import { conjuncts, declarationsOf, listOf } from "./conjuncts.ts";
import { lastStep, referredBy } from "./mapping.ts";
import type { SchemaReferences } from "./schema-references.ts";

/**
 * The values of a property that choose a schema: those that it allows (`const`, `enum`), else the name that it is
 * referred to by. Undefined where there is neither.
 */
export function valuesChoosing(
  references: SchemaReferences,
  place: string,
  property: string,
): readonly unknown[] | undefined {
  const target = referredBy(references, place);
  const isNamed = target !== place || !/\/(?:oneOf|anyOf)\/\d+$/.test(place);
  const name = isNamed ? lastStep(target) : undefined;
  const allowed = allowedValues(references, place, property, new Set());
  if (allowed === undefined) return name === undefined ? undefined : [name];
  return allowed.length > 1 && allowed.includes(name) ? [name] : allowed;
}

/** The values that a schema allows a property to have, undefined where it does not list them. */
export function allowedValues(
  references: SchemaReferences,
  place: string,
  property: string,
  seen = new Set<string>(),
): readonly unknown[] | undefined {
  if (seen.has(place)) return undefined;
  seen.add(place);
  const schema = references.at(place);
  const lists = declarationsOf(references, schema, place, property).flatMap(({ value }) => {
    if ("const" in value) return [[value.const]];
    return Array.isArray(value.enum) ? [value.enum as unknown[]] : [];
  });
  for (const part of conjuncts(references, schema, place)) {
    for (const keyword of ["oneOf", "anyOf"]) {
      const branches = listOf(part.value[keyword]).map((_, at) =>
        allowedValues(references, `${part.pointer}/${keyword}/${at}`, property, seen),
      );
      if (branches.length > 0 && branches.every((values) => values !== undefined))
        lists.push(branches.flat());
    }
  }
  const [first, ...others] = lists;
  return first?.filter((value) => others.every((list) => list.includes(value)));
}

/** Whether an object may be valid against a schema, so far as `type` says. */
export function mayBeObject(references: SchemaReferences, place: string): boolean {
  const types = typesOf(references, place);
  return types.length === 0 || types.includes("object");
}

/** Whether only objects with this property are valid against a schema. */
export function wantsProperty(references: SchemaReferences, place: string, property: string): boolean {
  const parts = conjuncts(references, references.at(place), place);
  const types = typesOf(references, place);
  return (
    parts.some(({ value }) => listOf(value.required).includes(property)) &&
    types.every((type) => type === "object") &&
    types.length > 0
  );
}

function typesOf(references: SchemaReferences, place: string): unknown[] {
  return conjuncts(references, references.at(place), place).flatMap(({ value }) =>
    isObject(value) && value.type !== undefined ? [value.type].flat() : [],
  );
}
