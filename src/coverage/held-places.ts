import { isObject } from "../contract/document.ts";
import { matchesWithinEffort } from "../contract/patterns/within-effort.ts";
import type { SchemaError } from "../contract/schema-error.ts";
import type { PlaceLink, SchemaPlace, SchemaPlaces } from "./schema-places.ts";

/** What is wrong with a value by the schema at a place of the document. */
export type ErrorsAt = (
  pointer: string,
  value: unknown,
) => readonly Pick<SchemaError, "keyword" | "instancePath">[];

/** The schemas of the same value that one leads to, with or without conditions. */
function beside({ always, branches, choice, condition, dependents }: SchemaPlace): PlaceLink[] {
  return [
    ...always,
    ...branches,
    ...[condition?.then ?? [], condition?.else ?? []].flat(),
    ...dependents.values(),
    ...(choice ? chosenBy(choice) : []),
  ];
}

type Choice = NonNullable<SchemaPlace["choice"]>;

function chosenBy({ chosen, otherwise }: Choice): PlaceLink[] {
  const pointers = [...chosen.values()].flat();
  return toLinks(otherwise === undefined ? pointers : [...pointers, otherwise]);
}

function toLinks(pointers: readonly string[]): PlaceLink[] {
  return pointers.map((pointer) => ({ pointer, isBase: false }));
}

/** All schemas that may hold for a value: those of `links`, and those that they lead to. */
export function possiblePlaces(places: SchemaPlaces, links: readonly PlaceLink[]): SchemaPlace[] {
  return collect(places, links, beside);
}

/** The schemas that do hold for a value that keeps them: of alternatives, those that it fits. */
export function heldPlaces(
  places: SchemaPlaces,
  links: readonly PlaceLink[],
  value: unknown,
  errorsAt: ErrorsAt,
): SchemaPlace[] {
  const fits = ({ pointer }: PlaceLink) => errorsAt(pointer, value).length === 0;
  return collect(places, links, (place) => wanted(place, value, errorsAt, fits));
}

/** The schemas that a value may be meant to keep, though it does not: of alternatives all, save where a discriminator tells. */
export function meantPlaces(
  places: SchemaPlaces,
  links: readonly PlaceLink[],
  value: unknown,
  errorsAt: ErrorsAt,
): SchemaPlace[] {
  return collect(places, links, (place) => wanted(place, value, errorsAt, () => true));
}

function wanted(
  { always, branches, choice, condition, dependents }: SchemaPlace,
  value: unknown,
  errorsAt: ErrorsAt,
  isTaken: (branch: PlaceLink) => boolean,
): PlaceLink[] {
  const isMet = (test: string) => errorsAt(test, value).length === 0;
  const conditional = condition && (isMet(condition.if) ? condition.then : condition.else);
  const there = isObject(value) ? [...dependents].filter(([name]) => Object.hasOwn(value, name)) : [];
  return [
    ...always,
    ...branches.filter(isTaken),
    ...(conditional ? [conditional] : []),
    ...there.map(([, link]) => link),
    ...(choice ? chosenFor(choice, value, isTaken) : []),
  ];
}

function chosenFor(
  choice: Choice,
  value: unknown,
  isTaken: (branch: PlaceLink) => boolean,
): PlaceLink[] {
  const { property, chosen, otherwise, keyword } = choice;
  if (!isObject(value)) return [];
  if (!Object.hasOwn(value, property)) return keyword ? chosenBy(choice).filter(isTaken) : [];
  return toLinks(chosen.get(value[property]) ?? (otherwise === undefined ? [] : [otherwise]));
}

/** Each place once, however often it is led to: schemas may lead round in a circle. */
function collect(
  places: SchemaPlaces,
  links: readonly PlaceLink[],
  next: (place: SchemaPlace) => readonly PlaceLink[],
): SchemaPlace[] {
  const found = new Set<SchemaPlace>();
  const queue = [...links];
  for (let link = queue.pop(); link; link = queue.pop()) {
    const place = places.at(link);
    if (!place || found.has(place)) continue;
    found.add(place);
    queue.push(...next(place));
  }
  return [...found];
}

/** The schemas of a property of what these describe together. */
export function memberLinks(around: readonly SchemaPlace[], name: string): PlaceLink[] {
  const found = around.flatMap(({ properties, patterns, additional }): PlaceLink[] => {
    const declared = properties.get(name);
    const matching = patterns.filter(([pattern]) => matchesWithinEffort(pattern, name)).map(([, link]) => link);
    const own = declared ? [declared, ...matching] : matching;
    return own.length > 0 || !additional ? own : [additional];
  });
  return found.length > 0 ? found : around.flatMap(({ unevaluated }) => unevaluated ?? []);
}

/** The schemas of an item of what these describe together. */
export function itemLinks(around: readonly SchemaPlace[], at: number): PlaceLink[] {
  const found = around.flatMap(({ prefixItems, items }) => prefixItems[at] ?? items ?? []);
  return found.length > 0 ? found : around.flatMap(({ unevaluatedItems }) => unevaluatedItems ?? []);
}

/** The schemas of all that these describe the members and items of. */
export function insideLinks(around: readonly SchemaPlace[]): PlaceLink[] {
  return around.flatMap((place) => [
    ...place.properties.values(),
    ...place.patterns.map(([, link]) => link),
    ...place.prefixItems,
    ...[place.additional, place.unevaluated, place.items, place.unevaluatedItems].flatMap(
      (link) => link ?? [],
    ),
  ]);
}
