import { isObject } from "../contract/document.ts";
import type { ErrorsAt } from "./held-places.ts";
import { heldPlaces, insideLinks, itemLinks, meantPlaces, memberLinks, possiblePlaces } from "./held-places.ts";
import type { Constraint } from "./constraint.ts";
import type { PlaceLink, SchemaPlace, SchemaPlaces } from "./schema-places.ts";

/** Of a list so many items are looked at, and of a value so many parts: more would say nothing new for their time. */
const MOST_ITEMS = 100;
const MOST_PARTS = 10_000;

/** Tells `visit` of each rule that a value keeps, somewhere in it. */
export function visitKept(
  places: SchemaPlaces,
  errorsAt: ErrorsAt,
  link: PlaceLink,
  value: unknown,
  visit: (constraint: Constraint) => void,
): void {
  let left = MOST_PARTS;
  const walk = (links: readonly PlaceLink[], part: unknown): void => {
    if (links.length === 0 || left-- <= 0) return;
    const held = heldPlaces(places, links, part, errorsAt);
    for (const { constraints } of held) {
      for (const constraint of constraints) if (constraint.isAbout(part)) visit(constraint);
    }
    if (Array.isArray(part)) {
      part.slice(0, MOST_ITEMS).forEach((item, at) => walk(itemLinks(held, at), item));
    } else if (isObject(part)) {
      for (const [name, member] of Object.entries(part)) walk(memberLinks(held, name), member);
    }
  };
  walk([link], value);
}

/** All rules that values of the schema at a place can be held to. */
export function allRules(places: SchemaPlaces, link: PlaceLink): Constraint[] {
  const found = new Set<SchemaPlace>();
  let edge = possiblePlaces(places, [link]);
  while (edge.length > 0) {
    for (const place of edge) found.add(place);
    edge = possiblePlaces(places, insideLinks(edge)).filter((place) => !found.has(place));
  }
  return [...found].flatMap(({ constraints }) => constraints);
}

/** Rules whose violation names the property that is missing, or must not be there. */
const OF_NAMES: ReadonlySet<string> = new Set([
  ...["required", "readOnly", "additionalProperties", "unevaluatedProperties", "dependentRequired"],
]);

/**
 * The rules that a value breaks by a keyword, at the place inside it that `names` lead to. Where several schemas have the
 * keyword, those count that the value does not fit.
 */
export function brokenRules(
  places: SchemaPlaces,
  errorsAt: ErrorsAt,
  link: PlaceLink,
  value: unknown,
  { names, keyword }: { readonly names: readonly string[]; readonly keyword: string },
): Constraint[] {
  const last = names.at(-1);
  const descend = (path: readonly string[]) => meantAt(places, errorsAt, link, value, path);
  const { part, around } = descend(OF_NAMES.has(keyword) ? names.slice(0, -1) : names);
  const found = around.flatMap(({ pointer, constraints }) =>
    constraints
      .filter((rule) => rule.keyword === keyword && (rule.name === undefined || rule.name === last))
      .map((constraint) => ({ pointer, constraint })),
  );
  // A discriminator is told of as the list of its values.
  if (found.length === 0 && (keyword === "enum" || keyword === "required") && last !== undefined) {
    return descend(names.slice(0, -1)).around.flatMap(({ constraints }) =>
      constraints.filter((rule) => rule.keyword === "discriminator" && rule.name === last),
    );
  }
  if (found.length < 2) return found.map(({ constraint }) => constraint);
  const breaks = (pointer: string) =>
    errorsAt(pointer, part).some((error) => error.instancePath === "" && error.keyword === keyword);
  return found.filter(({ pointer }) => breaks(pointer)).map(({ constraint }) => constraint);
}

/** The part of a value that names lead to, and the schemas that it is meant to keep. */
function meantAt(
  places: SchemaPlaces,
  errorsAt: ErrorsAt,
  link: PlaceLink,
  value: unknown,
  names: readonly string[],
): { readonly part: unknown; readonly around: readonly SchemaPlace[] } {
  let part = value;
  let around = meantPlaces(places, [link], part, errorsAt);
  for (const name of names) {
    const links = Array.isArray(part) ? itemLinks(around, Number(name)) : memberLinks(around, name);
    part = memberOf(part, name);
    around = meantPlaces(places, links, part, errorsAt);
  }
  return { part, around };
}

function memberOf(part: unknown, name: string): unknown {
  if (typeof part !== "object" || part === null || !Object.hasOwn(part, name)) return undefined;
  return (part as Record<string, unknown>)[name];
}
