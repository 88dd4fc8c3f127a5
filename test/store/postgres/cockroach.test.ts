import { readdir, readFile } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import type { PostgresStoreOptions } from "../../../src/store/postgres/open-store.ts";
import { openPostgresStore } from "../../../src/store/postgres/open-store.ts";
import { readDatabase } from "../../../src/store/postgres/read-database.ts";
import type { Collections } from "../../../src/store/store.ts";
import { NotUniqueError } from "../../../src/store/unique.ts";
import { makeDatabase } from "../../postgres/database.ts";
import type { SentStatement } from "../../postgres/record-statements.ts";
import { recordStatements } from "../../postgres/record-statements.ts";

// There is no CockroachDB among what the tests can start. A PostgreSQL that says it were one takes the statements that the
// store would send to one, and they are held against what CockroachDB is documented not to have.

/**
 * What CockroachDB refuses, does otherwise, or takes without doing it.
 * @see https://www.cockroachlabs.com/docs/stable/postgresql-compatibility
 * @see https://www.cockroachlabs.com/docs/stable/known-limitations
 * @see https://github.com/cockroachdb/cockroach/issues/6224 for NULLS in an index
 */
const REFUSED: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["advisory locks, which do nothing there", /\bpg_(?:try_)?advisory/i],
  ["LOCK TABLE", /\bLOCK\s+TABLE\b/i],
  ["events", /\b(?:LISTEN|UNLISTEN|NOTIFY|pg_notify)\b/],
  ["triggers and rules", /\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:CONSTRAINT\s+)?(?:TRIGGER|RULE)\b/i],
  ["functions and blocks of code", /\bCREATE\s+(?:OR\s+REPLACE\s+)?FUNCTION\b|\bDO\s+\$|\bLANGUAGE\b/i],
  ["columns of the system", /\b(?:xmin|xmax|cmin|cmax|ctid|tableoid)\b/],
  ["exclusion constraints", /\bEXCLUDE\b/],
  ["constraints that can be put off", /\bDEFERRABLE\b|\bSET\s+CONSTRAINTS\b/i],
  ["inheritance", /\bINHERITS\b/],
  ["tables that are temporary or not logged", /\bCREATE\s+(?:TEMP|TEMPORARY|UNLOGGED)\b/i],
  ["places for tables", /\bTABLESPACE\b/],
  ["numbers without gaps or order", /\bSERIAL\b|\bGENERATED\b/i],
  ["XML", /\bxml(?:parse|element|table)\b/i],
  ["COPY and cursors", /\b(?:COPY|DECLARE|FETCH)\s/],
  ["rows that are passed over when they are held", /\bSKIP\s+LOCKED\b/i],
  ["the collation C, whose order is the only one there", /\bCOLLATE\b/],
  [
    "an order of nulls in an index that is not its own",
    /CREATE [^;]*INDEX [^;]*(?:ASC NULLS LAST|NULLS FIRST)/,
  ],
  ["groups of letters of several columns in one index", /USING GIN \([^)]*,/],
  ["ANALYZE and VACUUM", /\b(?:ANALYZE|VACUUM)\b/],
];

/** Every kind of statement that is known to be taken, as its reference describes it. */
const KINDS = [
  ...["BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "BEGIN ISOLATION LEVEL SERIALIZABLE"],
  ...["COMMIT", "ROLLBACK", "SET", "SET LOCAL", "SELECT", "SELECT FOR UPDATE"],
  ...["INSERT ON CONFLICT", "UPDATE", "DELETE"],
  ...["CREATE SCHEMA", "CREATE SEQUENCE", "CREATE TABLE", "CREATE INDEX", "CREATE UNIQUE INDEX"],
  ...["CREATE INDEX USING GIN", "CREATE EXTENSION", "DROP INDEX", "DROP TABLE"],
  ...["ALTER TABLE ADD COLUMN", "ALTER TABLE DROP COLUMN", "ALTER TABLE SET NOT NULL"],
  "ALTER TABLE DROP NOT NULL",
];

const CLAUSES = /\b(?:FOR UPDATE|ON CONFLICT|USING GIN|ADD COLUMN|DROP COLUMN|SET NOT NULL|DROP NOT NULL)\b/;

function kindOf(text: string): string {
  const bare = text.replace(/"[^"]*"/g, "");
  if (bare.startsWith("BEGIN")) return bare;
  const [verb = ""] = /^(?:SET LOCAL|(?:CREATE|DROP|ALTER) (?:UNIQUE )?[A-Z]+|[A-Z]+)/.exec(bare) ?? [];
  const [clause] = CLAUSES.exec(bare) ?? [];
  return clause === undefined ? verb : `${verb} ${clause}`;
}

interface Cage {
  readonly id: string;
  readonly label: string;
  readonly row: number;
  readonly place: number | null;
  readonly open: boolean;
  readonly note?: string;
}

interface Kept {
  readonly cages: Cage;
  readonly spare: { readonly id: string };
}

const first: Collections<Kept> = {
  cages: {
    id: "id",
    columns: { label: "text", row: "integer", place: "number|null", open: "boolean", note: "text?" },
    unique: ["label", ["row", "place"]],
    indexes: [["row", "label"], "open"],
    sorted: ["label", "row", "place"],
    searched: ["label", "note"],
  },
  spare: { id: "id" },
};

/** The same with other types, other indexes and one collection less. */
const second: Collections<Omit<Kept, "spare">> = {
  cages: {
    id: "id",
    columns: { label: "text", row: "number", note: "text?" },
    indexes: ["row"],
    sorted: ["note"],
  },
};

const cage = (n: number): Cage => ({ id: `c${n}`, label: `L${n}`, row: n, place: n, open: n % 2 === 0 });

/** Does all that a store can do, and gives back what was sent for it. */
async function sendEverything(): Promise<readonly SentStatement[]> {
  const { url, statements } = await recordStatements(await makeDatabase(), (answer) =>
    answer.replace(/PostgreSQL (\d\d)\./, "CockroachDB $1"),
  );
  const open = async <State>(options: Omit<PostgresStoreOptions<State>, "url">) => {
    const store = await openPostgresStore<State>({ url, ...options });
    onTestFinished(() => store.close());
    return store;
  };
  const seed = () => ({ collections: { cages: [1, 2, 3].map(cage) }, counters: { cages: 3 } });
  const store = await open<Kept>({ collections: first, schemaVersion: 1, seed });
  await store.transaction(async (tx) => {
    await tx.put("cages", cage(await tx.next("cages")));
    await tx.delete("cages", "c1");
    await tx.find("cages", { where: { row: { gt: 1 } }, limit: 1 });
    await tx.put("cages", { ...cage(7), place: null });
  });
  await expect(store.transaction((tx) => tx.put("cages", { ...cage(8), label: "L2" }))).rejects.toThrow(
    NotUniqueError,
  );
  await store.read(async (view) => {
    await view.get("cages", "c2");
    await view.last("cages");
    for (const sort of ["label", "row", "place", "note"] as const) {
      for (const order of ["asc", "desc"] as const) {
        for (const offset of [0, 2, 1500]) {
          await view.find("cages", { sort: [{ by: sort, order }], limit: 1, offset });
        }
      }
    }
    await view.find("cages", { where: { place: { in: [1, 2, null] }, open: true, row: { gte: 0, lt: 9 } } });
    await view.find("cages", {
      where: { note: "x" },
      search: { text: "l_2", in: ["label", "note"] },
      limit: 1,
    });
    await view.find("cages", { sort: [{ by: "open" }], limit: 1, total: false });
  });
  await store.dump();
  await store.reset(seed());
  await store.close();
  const changed = await open({ collections: second, schemaVersion: 1, seed });
  await changed.close();
  const migrated = await open({
    collections: second,
    schemaVersion: 2,
    migrations: { 1: (old) => old },
    seed,
  });
  await migrated.close();
  await readDatabase({ url, collections: second, schemaVersion: 2 });
  return statements;
}

test("what is sent to a CockroachDB has nothing in it that that is documented to refuse, and changes no tables in transactions", async () => {
  const statements = await sendEverything();
  const texts = [...new Set(statements.map(({ text }) => text))];
  for (const [what, pattern] of REFUSED) {
    expect(
      texts.filter((text) => pattern.test(text.replace(/"[^"]*"/g, "name"))),
      what,
    ).toEqual([]);
  }
  expect([...new Set(texts.map(kindOf))].filter((kind) => !KINDS.includes(kind))).toEqual([]);
  const missing = KINDS.filter((kind) => !texts.some((text) => kindOf(text) === kind));
  expect(missing, "kinds that were never sent").toEqual([]);

  const inTransaction = new Set<number>();
  for (const { text, connection } of statements) {
    if (text.startsWith("BEGIN")) inTransaction.add(connection);
    if (/^(?:COMMIT|ROLLBACK)/.test(text)) inTransaction.delete(connection);
    if (/^(?:CREATE|ALTER|DROP)/.test(text)) expect(inTransaction.has(connection), text).toBe(false);
  }
});

test("nothing of it stands in the sources either, for statements that were not sent", async () => {
  const folder = "src/store/postgres";
  for (const file of await readdir(folder)) {
    const code = await readFile(`${folder}/${file}`, "utf8");
    // Comments may speak of what the statements do without. The collation is in single quotes, and for PostgreSQL alone.
    const written = code.replace(/\/\*[^]*?\*\/|\/\/.*/g, "").match(/`[^`]*`|"[^"\n]*"/g) ?? [];
    for (const [what, pattern] of REFUSED) {
      expect(
        written.filter((text) => text.includes(" ") && pattern.test(text)),
        `${file}: ${what}`,
      ).toEqual([]);
    }
  }
});
