import type { JsonDocument } from "../document.ts";
import { digestOf, quoted } from "./names.ts";
import type { PendingChanges, PendingDocument } from "./pending-changes.ts";
import type { Statement } from "./statement.ts";
import type { TablePlan } from "./table-plan.ts";
import { toKeyText } from "./text-order.ts";

/** The id of a document as its table has it. */
export function keyOf(id: string): string {
  return toKeyText(id, digestOf);
}

/** The statements that make changes, in order; each takes any number of documents. */
export function writeStatements(
  changes: PendingChanges,
  plans: ReadonlyMap<string, TablePlan>,
  counters: string,
): Statement[] {
  const statements = [...changes.collections].flatMap(([collection, documents]) => {
    const plan = plans.get(collection);
    return plan === undefined ? [] : documentStatements(plan, documents);
  });
  return changes.counters.size === 0
    ? statements
    : [...statements, countStatement(counters, changes.counters)];
}

function documentStatements(plan: TablePlan, documents: ReadonlyMap<string, PendingDocument>): Statement[] {
  const gone: string[] = [];
  const there: (readonly [id: string, document: JsonDocument])[] = [];
  for (const [id, change] of documents) {
    if (change.type === "delete" || change.isMoved) gone.push(id);
    if (change.type === "put") there.push([id, change.document]);
  }
  return [
    ...(gone.length === 0 ? [] : [deleteStatement(plan, gone)]),
    ...(there.length === 0 ? [] : [putStatement(plan, there)]),
  ];
}

function deleteStatement({ table }: TablePlan, ids: readonly string[]): Statement {
  return { text: `DELETE FROM ${table} WHERE "_id" = ANY($1::TEXT[])`, values: [ids.map(keyOf)] };
}

/** Inserts documents in this order, or replaces those that are there, which keep their places. */
export function putStatement(
  { table, columns }: TablePlan,
  documents: readonly (readonly [id: string, document: JsonDocument])[],
): Statement {
  const names = ["_id", "_document", ...columns.map(({ name }) => name)];
  const types = ["TEXT", "TEXT", ...columns.map(({ type }) => type)];
  const lists = types.map((type, at) => `$${at + 1}::${type}[]`).join(", ");
  const listed = names.map((name) => quoted(name)).join(", ");
  const replaced = names.slice(1).map((name) => `${quoted(name)} = excluded.${quoted(name)}`);
  return {
    text:
      `INSERT INTO ${table} (${listed}) SELECT * FROM unnest(${lists}) ` +
      `ON CONFLICT ("_id") DO UPDATE SET ${replaced.join(", ")}`,
    values: [
      documents.map(([id]) => keyOf(id)),
      documents.map(([, document]) => JSON.stringify(document)),
      ...columns.map(({ valueIn }) => documents.map(([, document]) => valueIn(document))),
    ],
  };
}

function countStatement(counters: string, values: ReadonlyMap<string, number>): Statement {
  return {
    text:
      `INSERT INTO ${counters} ("name", "key", "value") SELECT * FROM unnest($1::TEXT[], $2::TEXT[], $3::BIGINT[]) ` +
      `ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"`,
    values: [
      Array.from(values.keys(), keyOf),
      Array.from(values.keys(), (name) => JSON.stringify(name)),
      [...values.values()],
    ],
  };
}
