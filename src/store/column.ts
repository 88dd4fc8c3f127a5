import type { JsonDocument } from "./document.ts";
import { valueOf } from "./document.ts";
import type { CollectionDefinition } from "./store.ts";

/** The types that a property can be declared with. An `integer` is one that a number of JavaScript has exactly. */
export type ColumnBase = "text" | "integer" | "number" | "boolean";

/** A declared type: the property's value is never none, may be null (`|null`), or may be null or missing (`?`). */
export type AnyColumnType = `${ColumnBase}${"" | "|null" | "?"}`;

/** How a property can be declared whose values are of the type `Value`. */
export type ColumnType<Value> = `${Base<NonNullable<Value>>}${Mark<Value>}`;

type Base<Value> = Value extends string
  ? "text"
  : Value extends number
    ? "integer" | "number"
    : Value extends boolean
      ? "boolean"
      : never;

type Mark<Value> = undefined extends Value ? "?" : null extends Value ? "|null" : "";

/** A declared property. */
export interface Column {
  readonly property: string;
  /** Whether every object has something of this name, so that it has to be asked for as its own. */
  readonly isInherited: boolean;
  readonly base: ColumnBase;
  /** Whether the value may be null. */
  readonly mayBeNull: boolean;
  /** Whether the property may be missing. */
  readonly mayBeMissing: boolean;
}

/** The declared properties of a collection, in order. */
export function columnsOf({ columns = {} }: CollectionDefinition): readonly Column[] {
  return Object.entries<AnyColumnType | undefined>(columns).flatMap(([property, declared]) => {
    if (declared === undefined) return [];
    const base = declared.replace(/\?$|\|null$/, "") as ColumnBase;
    const mayBeMissing = declared.endsWith("?");
    const mayBeNull = mayBeMissing || declared.endsWith("|null");
    return [{ property, isInherited: property in Object.prototype, base, mayBeNull, mayBeMissing }];
  });
}

/** Whether a value that is not none is of a declared type. */
export function isOfType(base: ColumnBase, value: unknown): boolean {
  if (base === "text") return typeof value === "string";
  if (base === "boolean") return typeof value === "boolean";
  return base === "integer" ? Number.isSafeInteger(value) : typeof value === "number";
}

/** Whether a document can have this value in a column. */
export function fitsColumn({ base, mayBeNull, mayBeMissing }: Column, value: unknown): boolean {
  if (value === undefined) return mayBeMissing;
  return value === null ? mayBeNull : isOfType(base, value);
}

/** @throws {TypeError} when a property of the document is not what its collection declares. */
export function refuseOtherTypes(
  document: JsonDocument,
  collection: string,
  columns: readonly Column[],
): void {
  for (const column of columns) {
    const { property, isInherited } = column;
    const value = isInherited ? valueOf(document, property) : document[property];
    if (fitsColumn(column, value)) continue;
    throw new TypeError(
      `A document of "${collection}" needs ${nameOf(column)} as "${column.property}"; it has ${JSON.stringify(value)}.`,
    );
  }
}

function nameOf({ base, mayBeNull }: Column): string {
  const name = base === "text" ? "a text" : base === "integer" ? "a whole number" : `a ${base}`;
  return mayBeNull ? `${name} or null` : name;
}
