import type { JsonObject } from "../document.ts";
import { isObject } from "../document.ts";
import { escapeStep, unescapeStep } from "../json-pointer.ts";
import { componentName } from "./schema-place.ts";
import type { SchemaReferences } from "./schema-references.ts";

/**
 * A discriminator's `mapping`: each value with the pointer of the schema that it chooses. An entry that leads nowhere
 * is left out.
 */
export function readMapping(
  references: SchemaReferences,
  discriminator: JsonObject,
  places: readonly string[],
  from: string,
): ReadonlyMap<string, string> {
  const { mapping } = discriminator;
  return new Map(
    Object.entries(isObject(mapping) ? mapping : {}).flatMap(([value, written]) => {
      const target = resolveMapped(references, String(written), places, from);
      return target === undefined ? [] : [[value, target] as const];
    }),
  );
}

/**
 * The schema that a mapping's text means: the component of that name, else what it leads to as a reference, else the
 * listed schema whose name it ends with, since a document in one piece no longer has the files that it named.
 */
export function resolveMapped(
  references: SchemaReferences,
  written: string,
  places: readonly string[],
  from: string,
): string | undefined {
  const named = `/components/schemas/${escapeStep(written)}`;
  if (references.at(named) !== undefined) return named;
  const referred = references.find(written, from);
  if (referred !== undefined) return referred;
  const name = written
    .split(/[/#]/)
    .findLast((piece) => piece !== "")
    ?.replace(/\.(?:ya?ml|json)$/, "");
  return places.map((place) => referredBy(references, place)).find((target) => lastStep(target) === name);
}

/** The schema that the one at a place refers to; itself where it refers to none or has a name of its own. */
export function referredBy(references: SchemaReferences, place: string): string {
  const schema = componentName(place) === undefined ? references.at(place) : undefined;
  return isObject(schema) && typeof schema.$ref === "string" ? references.resolve(schema.$ref, place) : place;
}

/** The name at the end of a pointer. */
export function lastStep(pointer: string): string {
  return unescapeStep(pointer.slice(pointer.lastIndexOf("/") + 1));
}
