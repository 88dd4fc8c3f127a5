import type { StateImage } from "./change.ts";
import { columnsOf, refuseOtherTypes } from "./column.ts";
import type { Entry } from "./document.ts";
import { copyDocument, valueOf } from "./document.ts";
import type { Work } from "./slices.ts";
import { atOnce } from "./slices.ts";
import type { Definitions } from "./state-tree.ts";
import { NotUniqueError, uniqueKeyOf, uniqueOf } from "./unique.ts";

/**
 * The id of a document of a collection.
 * @throws {TypeError} when the property that should hold it does not hold a string.
 */
export function idOf(document: Entry["document"], collection: string, property: string): string {
  const id = valueOf(document, property);
  if (typeof id === "string") return id;
  throw new TypeError(
    `A document of "${collection}" needs a string as "${property}", its id; it has ${JSON.stringify(id)}.`,
  );
}

/** A seed whose types are known only outside of the store. */
export interface UntypedSeed {
  readonly collections: object;
  readonly counters?: Readonly<Record<string, number>>;
}

/**
 * The state that a seed describes, copied.
 * @throws {TypeError} when it names an unknown collection, an id twice, a document that is not what its collection
 * declares, or a counter that is no whole number from 0.
 * @throws {NotUniqueError} when two documents share what their collection keeps unique.
 */
export function imageOfSeed(seed: UntypedSeed, definitions: Definitions): StateImage {
  return atOnce(takeInSeed(seed, definitions));
}

/** The work of `imageOfSeed`, document by document. The seed must not be changed meanwhile. */
export function* takeInSeed(seed: UntypedSeed, definitions: Definitions): Work<StateImage> {
  let inserted = 0;
  const given: [string, unknown][] = Object.entries(seed.collections);
  const collections: [string, readonly Entry[]][] = [];
  for (const [name, documents] of given) {
    const entries = yield* readCollection(name, documents, definitions, inserted);
    inserted += entries.length;
    collections.push([name, entries]);
  }
  const counters = Object.entries(seed.counters ?? {});
  for (const [name, value] of counters) {
    if (Number.isSafeInteger(value) && value >= 0) continue;
    throw new TypeError(`The counter "${name}" of the seed must be a whole number from 0, not ${value}.`);
  }
  return { collections, counters: counters.filter(([, value]) => value > 0) };
}

function* readCollection(
  name: string,
  documents: unknown,
  definitions: Definitions,
  inserted: number,
): Work<readonly Entry[]> {
  if (documents === undefined) return [];
  const definition = definitions.get(name);
  if (definition === undefined)
    throw new TypeError(`The seed has a collection "${name}", which is not defined.`);
  if (!Array.isArray(documents)) throw new TypeError(`"${name}" of the seed must be a list of documents.`);
  const entries = new Map<string, Entry>();
  const columns = columnsOf(definition);
  const taken = uniqueOf(definition).map((properties) => ({ properties, keys: new Set<string>() }));
  for (const original of documents) {
    const document = copyDocument(original);
    const id = idOf(document, name, definition.id);
    if (entries.has(id)) throw new TypeError(`The seed has two documents "${id}" in "${name}".`);
    refuseOtherTypes(document, name, columns);
    for (const { properties, keys } of taken) {
      const key = uniqueKeyOf(document, properties);
      if (key === undefined) continue;
      if (keys.has(key)) throw new NotUniqueError(name, properties, document);
      keys.add(key);
    }
    entries.set(id, { id, position: inserted + entries.size + 1, document });
    yield;
  }
  return [...entries.values()];
}
