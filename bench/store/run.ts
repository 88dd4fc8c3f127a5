import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import fixtures from "../../fixtures/index.ts";
import modelOps from "../../handlers/index.ts";
import { loadDocument } from "../../src/document/load.ts";
import { collectionsOf, createContract } from "../../src/index.ts";
import { planLayout } from "../../src/store/postgres/layout.ts";
import { openPostgresStore } from "../../src/store/postgres/open-store.ts";
import { startPostgres } from "../../test/postgres/start-postgres.ts";
import { fill } from "./fill.ts";
import { measure } from "./measure.ts";
import type { Step } from "./report.ts";
import { reportSteps } from "./report.ts";
import type { Size } from "./rows.ts";

// How the answers' times grow with the store, in a real PostgreSQL that is started here and gone in the end.
// node bench/store/run.ts [most models] [most events]; a run of everything writes store-results.md.

const WHOLE: Size = { models: 100_000, events: 10_000_000 };
const [models = WHOLE.models, events = WHOLE.events] = process.argv.slice(2).map(Number);
const SIZES: readonly Size[] = [
  { models: 10_000, events: 10_000 },
  { models: 20_000, events: 100_000 },
  { models: 50_000, events: 1_000_000 },
  WHOLE,
];

const SCHEMA = "contract_server";
const collections = collectionsOf(modelOps);
const { document } = await loadDocument("openapi.yaml");
const postgres = await startPostgres();
try {
  const url = `${postgres.url}postgres`;
  const seed = () => ({ ...fixtures(new Date()), collections: {}, counters: {} });
  const { schemaVersion } = modelOps;
  const store = await openPostgresStore({ url, schema: SCHEMA, collections, schemaVersion, seed });
  const client = new pg.Client({ connectionString: url });
  // Where something else goes wrong, the server goes before its clients.
  client.on("error", () => undefined);
  await client.connect();
  const contract = createContract({
    document,
    service: modelOps,
    store,
    credentials: { AdminToken: () => true },
  });
  const steps: Step[] = [];
  for (const next of SIZES) {
    if (next.models > models || next.events > events) break;
    const started = performance.now();
    const layout = planLayout(SCHEMA, new Map(Object.entries(collections)));
    await fill(client, layout, next);
    console.log(`${next.models} models and ${next.events} events in ${seconds(started)} s`);
    const { rows } = await client.query<{ bytes: string }>(
      "SELECT pg_database_size(current_database()) AS bytes",
    );
    steps.push({ size: next, times: await measure(contract, next), bytes: Number(rows[0]?.bytes) });
    console.log(`measured after ${seconds(started)} s`);
  }
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  const report = reportSteps(steps, `PostgreSQL ${rows[0]?.server_version ?? "?"}`);
  console.log(`\n${report}`);
  if (steps.length === SIZES.length) writeFileSync(join(import.meta.dirname, "../store-results.md"), report);
  await client.end();
  await store.close();
} finally {
  await postgres.close();
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}
