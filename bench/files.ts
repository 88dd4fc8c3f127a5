import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { createServer } from "../src/adapters/express/create-server.ts";
import { loadDocument } from "../src/document/load.ts";
import { collectionsOf, createContract } from "../src/index.ts";
import { openFileStore } from "../src/store/file/file-store.ts";
import type { Held } from "../test/longest-turn.ts";
import { watchTurns } from "../test/longest-turn.ts";
import petsService from "../test/pets/handlers/index.ts";
import { formatNumber } from "./numbers.ts";
import { formatTable } from "./table.ts";

// How long a server whose store is in files holds up other requests while it works on all of its documents at once.
// node bench/files.ts [documents] [rounds]

const DOCUMENTS = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 5);

/** Asks for something in a thread of its own, so that the client's work is not the server's, and takes in all of the answer. */
const CLIENT = `
  const { workerData: { url, ...init } } = require("node:worker_threads");
  fetch(url, init).then(async ({ status, body }) => {
    for await (const _ of body ?? []);
    if (status !== 200) throw new Error("It was answered " + status);
  });
`;

const ask = (url: string, init: { method?: string; body?: string; headers?: Record<string, string> } = {}) =>
  new Promise<void>((resolve, reject) => {
    new Worker(CLIENT, { eval: true, workerData: { url, ...init } })
      .on("error", reject)
      .on("exit", () => resolve());
  });

const pets = Array.from({ length: DOCUMENTS }, (_, n) => {
  const kind = n % 2 === 0 ? ("cat" as const) : ("dog" as const);
  return {
    id: `pet-${n}`,
    name: n === 1 ? "Mia" : `Pet ${n}, of whom there is ${"much ".repeat(20)}to tell`,
    kind,
  };
});

const folder = await mkdtemp(join(tmpdir(), "contract-server-bench-"));
const held = new Map<string, Held[]>();
const measure = async (what: string, act: () => Promise<unknown>) => {
  held.set(what, [...(held.get(what) ?? []), await watchTurns(act)]);
  // What it has left to be collected is part of nothing that follows.
  await sleep(200);
};
try {
  // What is done for the first time takes longer, whatever it is.
  await measureOnce(join(folder, "first"));
  held.clear();
  for (let round = 0; round < ROUNDS; round++) await measureOnce(join(folder, String(round)));
} finally {
  await rm(folder, { recursive: true, force: true });
}
const most = (figures: readonly Held[], of: keyof Held) =>
  formatNumber(Math.max(...figures.map((figure) => figure[of])));
process.stdout.write(
  `${formatTable(
    ["what", "longest turn, ms of processor time", "latest turn, ms by the clock", "in all, ms"],
    Array.from(held, ([what, figures]) => [
      what,
      most(figures, "worked"),
      most(figures, "late"),
      most(figures, "took"),
    ]),
  )}\n\n${formatNumber(DOCUMENTS)} documents, the most of ${ROUNDS} rounds; Node ${process.versions.node}.\n`,
);

async function measureOnce(data: string): Promise<void> {
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const store = await openFileStore({
    ...{ folder: data, collections: collectionsOf(petsService), schemaVersion: 1, compactAfterBytes: 1 },
    seed: () => ({ collections: { pets } }),
  });
  const contract = createContract({
    ...{ document, service: petsService, store, authentication: "skip" as const },
    fixtures: () => ({ collections: { pets } }),
  });
  const server = createServer(contract);
  const { url } = await server.listen({ port: 0, host: "127.0.0.1" });
  try {
    await measure("nothing", () => sleep(500));
    await measure("a compaction", async () => {
      const body = JSON.stringify({ name: "Mia", kind: "cat" });
      await ask(`${url}/pets/pet-1`, {
        method: "PUT",
        body,
        headers: { "Content-Type": "application/json" },
      });
      while ((await readdir(data)).includes("snapshot-000001")) await sleep(1);
    });
    await measure("GET /__contract/state", () => ask(`${url}/__contract/state`));
    await measure("POST /__contract/reset", () => ask(`${url}/__contract/reset`, { method: "POST" }));
  } finally {
    await server.close();
  }
}
