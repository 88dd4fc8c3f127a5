import type { CollectionDefinition } from "../store.ts";
import { indexesOf } from "../unique.ts";
import { digestOf } from "./names.ts";

/** An index over columns. */
export interface TableIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly kind: "index" | "unique" | "searched";
  /** The one of them that descends; what is none comes last all the same. */
  readonly descending?: { readonly column: string; readonly canBeNone: boolean };
}

/** What the indexes of a table follow from. */
interface IndexedTable {
  readonly tableName: string;
  readonly definition: CollectionDefinition;
  /** The columns of properties, and those that free text is searched in. */
  readonly properties: ReadonlyMap<string, { readonly name: string; readonly mayBeNull: boolean }>;
  readonly searched: ReadonlyMap<string, { readonly name: string }>;
  readonly unique: readonly (readonly string[])[];
}

/** In the order of insertion where everything before is equal, as lists are. */
const POSITION = "_position";

/**
 * The indexes of a table. What is not unique has the order of insertion behind it, so that a page of a list is read from its
 * index alone, however many documents are alike; and what lists are sorted by has another one downwards, since the order
 * of insertion goes up all the same.
 */
export function planIndexes(table: IndexedTable): readonly TableIndex[] {
  const { tableName, definition, properties, searched, unique } = table;
  const named = (list: readonly string[]) => list.map((property) => properties.get(property)?.name);
  const isUnique = (list: readonly string[]) => unique.some((other) => String(other) === String(list));
  const plan = (kind: TableIndex["kind"], columns: readonly (string | undefined)[]) =>
    planIndex(tableName, kind, columns);
  const sorted = (definition.sorted ?? []).filter((property) => !isUnique([property]));
  // Ids are unique as well, and texts that are alike to one index in both directions.
  const downwards = sorted.filter((property) => property !== definition.id);
  const planned = [
    ...unique.map((list) => plan("unique", named(list))),
    ...[...indexesOf(definition), ...sorted.map((property) => [property])]
      .filter((list) => !isUnique(list))
      .map((list) => plan("index", [...named(list), POSITION])),
    ...downwards.map((property) => {
      const known = properties.get(property);
      if (known === undefined) return undefined;
      const descending = { column: known.name, canBeNone: known.mayBeNull };
      return planIndex(tableName, "index", [known.name, POSITION], descending);
    }),
    ...Array.from(searched.values(), ({ name }) => plan("searched", [name])),
  ].filter((index) => index !== undefined);
  return [...new Map(planned.map((index) => [index.name, index])).values()];
}

/** Undefined where a property has no column: it is looked at in each document, then. */
function planIndex(
  table: string,
  kind: TableIndex["kind"],
  columns: readonly (string | undefined)[],
  descending?: TableIndex["descending"],
): TableIndex | undefined {
  if (!columns.every((column) => column !== undefined)) return undefined;
  // Its name tells what it is, so that another one has another name.
  const told = [columns, kind, ...(descending === undefined ? [] : [descending])];
  const digest = digestOf(JSON.stringify(told)).slice(0, 12);
  return {
    ...{ name: `${indexPrefix(table)}${digest}`, columns, kind },
    ...(descending !== undefined && { descending }),
  };
}

/** What the names of all indexes begin with that this program makes on a table. */
export function indexPrefix(table: string): string {
  return `contract_server_${digestOf(table).slice(0, 12)}_`;
}
