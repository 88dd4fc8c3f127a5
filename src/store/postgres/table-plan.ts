import type { Column, ColumnBase } from "../column.ts";
import { columnsOf } from "../column.ts";
import type { Entry } from "../document.ts";
import { valueOf } from "../document.ts";
import type { CollectionDefinition } from "../store.ts";
import { uniqueOf } from "../unique.ts";
import { isNone } from "../value-order.ts";
import { digestOf, nameFor, quoted } from "./names.ts";
import type { TableIndex } from "./plan-indexes.ts";
import { planIndexes } from "./plan-indexes.ts";
import { toKeyText, toSearchedText } from "./text-order.ts";

/** A column that is filled from a document. */
export interface TableColumn {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly valueIn: (document: Entry["document"]) => string | number | boolean | null;
}

/** A property that statements can speak of. */
export interface PropertyColumn extends TableColumn, Column {}

/** How a collection is kept in a table. */
export interface TablePlan {
  readonly collection: string;
  /** The property that is the id. */
  readonly id: string;
  /** The table as it stands in statements, with its schema. */
  readonly table: string;
  readonly tableName: string;
  readonly properties: ReadonlyMap<string, PropertyColumn>;
  /** The columns that free text is searched in, by property. */
  readonly searched: ReadonlyMap<string, TableColumn>;
  readonly columns: readonly TableColumn[];
  readonly indexes: readonly TableIndex[];
  readonly unique: readonly (readonly string[])[];
}

const TYPES: Readonly<Record<ColumnBase, string>> = {
  text: "TEXT",
  integer: "BIGINT",
  number: "DOUBLE PRECISION",
  boolean: "BOOLEAN",
};

/**
 * Plans the table of a collection.
 * @throws {TypeError} when something is unique that has no column.
 */
export function planTable(schema: string, collection: string, definition: CollectionDefinition): TablePlan {
  const tableName = nameFor(collection);
  const properties = new Map(
    columnsOf(definition).map((column) => [column.property, propertyColumn(column)]),
  );
  const searched = new Map(
    (definition.searched ?? []).map((property) => [property, searchedColumn(property)] as const),
  );
  const unique = uniqueOf(definition);
  for (const property of unique.flat()) {
    if (properties.has(property)) continue;
    throw new TypeError(`"${collection}" keeps "${property}" unique, and declares no column for it.`);
  }
  const indexes = planIndexes({ tableName, definition, properties, searched, unique });
  return {
    ...{ collection, id: definition.id, table: quoted(schema, tableName), tableName },
    ...{ properties, searched, indexes, unique },
    columns: [...properties.values(), ...searched.values()],
  };
}

function propertyColumn(column: Column): PropertyColumn {
  const { property, base, mayBeNull } = column;
  return {
    ...column,
    name: nameFor(property),
    type: TYPES[base],
    required: !mayBeNull,
    valueIn: (document) => toColumnValue(valueOf(document, property)),
  };
}

/** A value as its column has it. */
export function toColumnValue(value: unknown): string | number | boolean | null {
  if (isNone(value)) return null;
  return typeof value === "string" ? toKeyText(value, digestOf) : (value as number | boolean);
}

function searchedColumn(property: string): TableColumn {
  return {
    name: nameFor(`_searched_${property}`),
    type: "TEXT",
    required: true,
    valueIn: (document) => toSearchedText(valueOf(document, property)),
  };
}
