import type { Requirement } from "../condition.ts";
import { isOfType } from "../column.ts";
import { toColumnText } from "./text-order.ts";
import type { Query } from "../store.ts";
import type { JsonDocument } from "../document.ts";
import { quoted } from "./names.ts";
import type { Parameters } from "./statement.ts";
import type { PropertyColumn, TablePlan } from "./table-plan.ts";
import { toColumnValue } from "./table-plan.ts";

/** A demand in SQL; `exact` says whether nothing is left to be looked at in the documents. */
export interface Demand {
  readonly sql: string;
  readonly exact: boolean;
}

const OPERATORS = new Map([
  ["gt", ">"],
  ["gte", ">="],
  ["lt", "<"],
  ["lte", "<="],
]);

/** What a table can say of a requirement; undefined where it can say nothing. */
export function demandOf(
  { property, values, bound }: Requirement,
  { properties }: TablePlan,
  parameters: Parameters,
): Demand | undefined {
  const column = properties.get(property);
  if (column === undefined) return undefined;
  if (values !== undefined) return oneOf(column, values, parameters);
  if (bound === undefined) return undefined;
  const { operand } = bound;
  const operator = OPERATORS.get(bound.operator);
  if (operator === undefined) return undefined;
  // What is of another type is neither more nor less.
  if (!isComparable(column, operand) || Number.isNaN(operand)) return { sql: "FALSE", exact: true };
  if (column.base === "integer" && !Number.isSafeInteger(operand)) return undefined;
  return { sql: `${quoted(column.name)} ${operator} ${typed(column, operand, parameters)}`, exact: true };
}

function isComparable({ base }: PropertyColumn, operand: unknown): boolean {
  return isOfType(base === "integer" ? "number" : base, operand);
}

function typed({ base, type }: PropertyColumn, value: unknown, parameters: Parameters): string {
  return `${parameters.add(base === "text" ? toColumnValue(value) : String(value))}::${type}`;
}

function oneOf(column: PropertyColumn, values: readonly unknown[], parameters: Parameters): Demand {
  const name = quoted(column.name);
  const possible = values.filter((value) => isOfType(column.base, value));
  const wantsNull = column.mayBeNull && values.includes(null);
  const parts = [
    ...(possible.length === 1 ? [`${name} = ${typed(column, possible[0], parameters)}`] : []),
    ...(possible.length > 1
      ? [
          `${name} = ANY(${parameters.add(possible.map((value) => String(toColumnValue(value))))}::${column.type}[])`,
        ]
      : []),
    ...(wantsNull ? [`${name} IS NULL`] : []),
  ];
  if (parts.length === 0) return { sql: "FALSE", exact: true };
  // Null and missing look the same in a column.
  return { sql: `(${parts.join(" OR ")})`, exact: !(wantsNull && column.mayBeMissing) };
}

/** What a table can say of free text; undefined where it has no column for a property in question. */
export function searchDemand(
  search: Query<JsonDocument>["search"],
  { searched }: TablePlan,
  parameters: Parameters,
): Demand | undefined {
  if (search === undefined) return undefined;
  const columns = search.in.map((property) => searched.get(property));
  if (!columns.every((column) => column !== undefined)) return undefined;
  if (columns.length === 0) return { sql: "FALSE", exact: true };
  const pattern = toColumnText(search.text.toLowerCase()).replace(/[\\%_]/g, "\\$&");
  const parameter = parameters.add(`%${pattern}%`);
  const parts = columns.map(({ name }) => `${quoted(name)} LIKE ${parameter}::TEXT`);
  return { sql: `(${parts.join(" OR ")})`, exact: true };
}
