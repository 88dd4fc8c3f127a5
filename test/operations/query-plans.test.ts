import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fill } from "../../bench/store/fill.ts";
import modelOps from "../../handlers/index.ts";
import { collectionsOf } from "../../src/index.ts";
import { planLayout } from "../../src/store/postgres/layout.ts";
import { openPostgresStore } from "../../src/store/postgres/open-store.ts";
import type { Statement } from "../../src/store/postgres/statement.ts";
import { readContract } from "../document/contract-document.ts";
import { databaseOfFile, newSchema } from "../postgres/database.ts";
import { recordStatements } from "../postgres/record-statements.ts";
import { startService } from "./service.ts";

// Every question that grows with the store is asked of a real database with many rows, and the plan of each statement that
// was sent for it is looked at.

const SIZE = { models: 4000, events: 6000 };
const SCHEMA = newSchema();
const BIG = ["models", "versions", "events"];

/** All that the contract lets lists be sorted by. */
const { operations } = await readContract();
const sortable =
  operations
    .find(({ operationId }) => operationId === "listModels")
    ?.parameters.find(({ name }) => name === "sort")
    ?.schema.enum?.map(String) ?? [];

const models = "/api/metrics/models";
const cursor = (sequence: number) => btoa(String(sequence)).replaceAll("=", "");
const QUESTIONS: readonly (readonly [question: string, target: string])[] = [
  ["a model", `${models}/model-3210`],
  ["the first page", `${models}?limit=50`],
  ["a page in the middle", `${models}?limit=50&offset=1800`],
  ["the last page", `${models}?limit=50&offset=${SIZE.models - 50}`],
  ["filtered by status", `${models}?limit=50&status=production`],
  ["filtered by framework", `${models}?limit=50&framework=ONNX`],
  ["filtered by both", `${models}?limit=50&status=staging&framework=ONNX`],
  ["searched for a name", `${models}?limit=50&q=detector+3210`],
  ["searched for an id", `${models}?limit=50&q=del-3210`],
  ...sortable.flatMap((key) => [
    [`sorted by ${key}`, `${models}?limit=50&sort=${key}`] as const,
    [`sorted by ${key}, downwards`, `${models}?limit=50&sort=${key}&order=desc`] as const,
    [`sorted by ${key}, the last page`, `${models}?limit=50&sort=${key}&offset=${SIZE.models - 60}`] as const,
  ]),
  ["filtered and sorted", `${models}?limit=50&status=production&sort=accuracy`],
  ["the versions of a model", `${models}/model-3210/versions?limit=50`],
  ["the newest events", "/api/metrics/events?limit=50"],
  ["events before a cursor", `/api/metrics/events?limit=50&cursor=${cursor(3000)}`],
  ["the events of a model", `${models}/model-1/events?limit=50`],
  ["the events of a model before a cursor", `${models}/model-1/events?limit=50&cursor=${cursor(3000)}`],
];

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Plan Rows": number;
  readonly Plans?: readonly Plan[];
}

let client: pg.Client;
const asked = new Map<string, readonly Statement[]>();

beforeAll(async () => {
  const database = await databaseOfFile();
  const recording = await recordStatements(database);
  const collections = collectionsOf(modelOps);
  const { schemaVersion } = modelOps;
  const seed = () => ({ collections: {} });
  const store = await openPostgresStore({ ...recording, schema: SCHEMA, collections, schemaVersion, seed });
  client = new pg.Client({ connectionString: database });
  await client.connect();
  await fill(client, planLayout(SCHEMA, new Map(Object.entries(collections))), SIZE);
  const service = await startService({ transport: "handle", store });
  for (const [question, target] of QUESTIONS) {
    recording.statements.length = 0;
    expect(await service.ask("GET", target)).toMatchObject({ status: 200 });
    asked.set(question, recording.statements.filter(isAboutBig));
  }
  await service.stop();
}, 120_000);

afterAll(() => client.end());

/** Whether a statement reads a table that grows. */
function isAboutBig({ text }: Statement): boolean {
  return BIG.some((table) => text.includes(`"${table}"`));
}

test.each(QUESTIONS)("%s is answered by indexes", async (question) => {
  expect(asked.get(question)?.length).toBeGreaterThan(0);
  expect(await faultsOf(question)).toEqual([]);
});

// Versions and events are asked for neither by their ids nor in their order of insertion alone.
test("without any one of its indexes, some question would be answered by looking at every row", async () => {
  const { rows } = await client.query<{ name: string; drop: string }>(
    `SELECT pg_get_indexdef(indexrelid) AS name, coalesce(
        (SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', indrelid::regclass, conname)
          FROM pg_constraint WHERE conindid = indexrelid),
        format('DROP INDEX %s', indexrelid::regclass)) AS drop
      FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
      WHERE relnamespace = $1::regnamespace AND relname = ANY($2)
        AND (relname = 'models' OR indexrelid::regclass::TEXT LIKE '%.contract_server_%')`,
    [SCHEMA, BIG],
  );
  expect(rows.length).toBeGreaterThan(30);
  expect(await isNoticed()).toBe(false);
  const missed: string[] = [];
  for (const { name, drop } of rows) {
    await client.query("BEGIN");
    await client.query(drop);
    if (!(await isNoticed())) missed.push(name);
    await client.query("ROLLBACK");
  }
  expect(missed).toEqual([]);
});

async function isNoticed(): Promise<boolean> {
  for (const question of asked.keys()) if ((await faultsOf(question)).length > 0) return true;
  return false;
}

/** What looks at every row of a big table, or sorts more of them than a page or two. */
async function faultsOf(question: string): Promise<string[]> {
  const faults: string[] = [];
  for (const { text, values } of asked.get(question) ?? []) {
    const { rows } = await client.query<{ "QUERY PLAN": readonly { Plan: Plan }[] }>(
      `EXPLAIN (FORMAT JSON) ${text}`,
      [...values],
    );
    const nodes = rows.flatMap((row) => row["QUERY PLAN"].flatMap((plan) => nodesOf(plan.Plan)));
    const isFault = (node: Plan) =>
      (node["Node Type"] === "Seq Scan" && BIG.includes(node["Relation Name"] ?? "")) ||
      (node["Node Type"] === "Sort" && node["Plan Rows"] > 100) ||
      // Many models may be alike; of versions and events none has the sequence of another one.
      (node["Node Type"] === "Incremental Sort" && text.includes(`"models"`));
    // What is only counted is not read; text is looked at where its groups of letters are found.
    const isCount = text.includes("count(*)") && !text.includes(" LIKE ");
    const isReading = isCount && nodes.every((node) => node["Node Type"] !== "Index Only Scan");
    if (isReading || nodes.some(isFault))
      faults.push(`${text}: ${nodes.map((node) => node["Node Type"]).join(", ")}`);
  }
  return faults;
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
