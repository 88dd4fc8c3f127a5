import type { JsonObject } from "../document.ts";
import { isObject } from "../document.ts";
import { allowedValues, mayBeObject, valuesChoosing, wantsProperty } from "./branch-values.ts";
import { listOf } from "./conjuncts.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { lastStep, readMapping, referredBy, resolveMapped } from "./mapping.ts";
import type { SchemaReferences } from "./schema-references.ts";

/** What a schema's `discriminator` chooses between (OpenAPI 3.1, section 4.8.25). */
export interface Choice {
  readonly property: string;
  /** The schemas that each value of the property chooses, by their places; none where the schema itself will do. */
  readonly chosen: ReadonlyMap<unknown, readonly string[]>;
  /** The schema for values that choose nothing (`defaultMapping` of OpenAPI 3.2). */
  readonly otherwise: string | undefined;
  /** The keyword that lists the schemas; undefined where they inherit from this one instead. */
  readonly keyword: "oneOf" | "anyOf" | undefined;
  /** Whether each of the schemas wants an object with the property. */
  readonly isNeeded: boolean;
}

/** Reads a schema's discriminator; undefined where it has none, or one that cannot tell its schemas apart. */
export function readChoice(
  references: SchemaReferences,
  hierarchy: Hierarchy,
  schema: JsonObject,
  pointer: string,
): Choice | undefined {
  const { discriminator } = schema;
  if (!isObject(discriminator) || typeof discriminator.propertyName !== "string") return undefined;
  const property = discriminator.propertyName;
  const keyword = Array.isArray(schema.oneOf) ? "oneOf" : Array.isArray(schema.anyOf) ? "anyOf" : undefined;
  const places = keyword
    ? listOf(schema[keyword]).map((_, at) => `${pointer}/${keyword}/${at}`)
    : hierarchy.descendantsOf(pointer);
  const objects = places.filter((place) => mayBeObject(references, place));
  const mapping = readMapping(references, discriminator, places, pointer);
  const chosen = readChosen(references, property, objects, mapping);
  if (!chosen || chosen.size === 0) return undefined;
  if (!keyword && !isClear(chosen, allowedValues(references, pointer, property))) return undefined;
  if (!keyword && mapping.size === 0) addOnce(chosen, lastStep(pointer), []);
  const { defaultMapping } = discriminator;
  return {
    property,
    chosen,
    otherwise:
      typeof defaultMapping === "string"
        ? resolveMapped(references, defaultMapping, places, pointer)
        : undefined,
    keyword,
    isNeeded: keyword !== undefined && places.every((place) => wantsProperty(references, place, property)),
  };
}

/** Each value with what it chooses; undefined when some schema has no value that would choose it. */
function readChosen(
  references: SchemaReferences,
  property: string,
  places: readonly string[],
  mapping: ReadonlyMap<string, string>,
): Map<unknown, string[]> | undefined {
  const chosen = new Map<unknown, string[]>();
  const placesByTarget = new Map(places.map((place) => [referredBy(references, place), place]));
  for (const [value, target] of mapping) chosen.set(value, [placesByTarget.get(target) ?? target]);
  const mapped = new Set(mapping.values());
  for (const [target, place] of placesByTarget) {
    if (mapped.has(target)) continue;
    const values = valuesChoosing(references, place, property);
    if (!values) return undefined;
    for (const value of values) chosen.set(value, [...(chosen.get(value) ?? []), place]);
  }
  return chosen;
}

/** Whether each value chooses one heir, and some of them is among the values that the base itself allows. */
function isClear(
  chosen: ReadonlyMap<unknown, readonly string[]>,
  allowed: readonly unknown[] | undefined,
): boolean {
  if ([...chosen.values()].some((places) => places.length > 1)) return false;
  return allowed === undefined || allowed.some((value) => chosen.has(value));
}

function addOnce(chosen: Map<unknown, string[]>, value: unknown, places: string[]): void {
  if (!chosen.has(value)) chosen.set(value, places);
}
