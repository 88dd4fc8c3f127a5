import { cp } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import fixtures from "../../fixtures/index.ts";
import modelOps from "../../handlers/index.ts";
import { collectionsOf } from "../../src/index.ts";
import { openFileStore } from "../../src/store/file/file-store.ts";
import { readContract } from "../document/contract-document.ts";
import { makeFolder } from "../store/temporary-folder.ts";
import { replyExamples } from "./examples.ts";
import type { ModelOpsStore, RunningService } from "./service.ts";
import { START, startService } from "./service.ts";
import { requestFor } from "./situations.ts";
import { TRANSPORTS } from "./transports.ts";

const body = { model_id: "model-1" };
const header = { "Idempotency-Key": "b7a2" };

const openStore = (folder: string): Promise<ModelOpsStore> =>
  openFileStore({
    folder,
    collections: collectionsOf(modelOps),
    schemaVersion: modelOps.schemaVersion,
    seed: () => fixtures(START),
  });

/** What a process that is killed now leaves behind. */
async function copyOf(folder: string): Promise<string> {
  const copy = await makeFolder();
  await cp(folder, copy, { recursive: true });
  return copy;
}

async function serve(store: ModelOpsStore, transport: RunningService["transport"]): Promise<RunningService> {
  const service = await startService({ transport, store });
  onTestFinished(() => service.stop());
  return service;
}

test.each(TRANSPORTS)("after a restart all is as it was (%s)", async (transport) => {
  const folder = await makeFolder();
  const service = await serve(await openStore(folder), transport);
  await service.done("rollbackModel", { body });
  await service.done("startAbTest", { body: { model_a: "model-1", model_b: "model-2" } });
  await service.done("retrainIdsModel", { query: { model_type: "lstm" } });
  await service.done("syncFederationNode", { path: { node_id: "node-us-1" } });
  const left = await service.store.dump();
  await service.stop();
  const again = await serve(await openStore(folder), transport);
  expect(await again.store.dump()).toEqual(left);
  expect((await again.done("getModel", { path: body })).body).toMatchObject({ version: "2.0.9" });
  await again.done("testModel", { body });
});

test("a job that was queued before a restart is completed after it", async () => {
  const folder = await makeFolder();
  const service = await serve(await openStore(folder), "handle");
  const { job_id } = (await service.done("retrainIdsModel", { query: { model_type: "tgnn" } })).body;
  await service.stop();
  const again = await serve(await openStore(folder), "handle");
  await again.advance(2000);
  await again.advance(8000);
  expect((await again.done("getRetrainingJob", { path: { job_id } })).body.status).toBe("completed");
});

test("every reply that was given for a key is given again after a restart", async () => {
  const operations = (await readContract()).operations.filter(({ method }) => method !== "GET");
  const examples = replyExamples(operations).filter(({ status }) => status < 300);
  const folder = await makeFolder();
  const service = await serve(await openStore(folder), "handle");
  const askAll = async ({ ask }: RunningService) => {
    const answers: { status: number; text: string; replayed: string | undefined }[] = [];
    for (const [at, example] of examples.entries()) {
      const [method, target, sent] = requestFor(example);
      const headers = { ...sent.headers, "idempotency-key": `key-${at}` };
      const { status, text, headers: answered } = await ask(method, target, { ...sent, headers });
      answers.push({ status, text, replayed: answered["idempotency-replayed"] });
    }
    return answers;
  };
  const given = await askAll(service);
  const left = await service.store.dump();
  await service.stop();
  const again = await serve(await openStore(folder), "handle");
  expect(await askAll(again)).toEqual(given.map((answer) => ({ ...answer, replayed: "true" })));
  expect(await again.store.dump()).toEqual(left);
});

test("killed between the change and its reply and asked again with its key, it is one change and one reply", async () => {
  const folder = await makeFolder();
  const store = await openStore(folder);
  onTestFinished(() => store.close());
  const remains = Promise.withResolvers<string>();
  const dying: ModelOpsStore = {
    ...{ read: store.read.bind(store), dump: store.dump.bind(store), reset: store.reset.bind(store) },
    ...{ health: store.health.bind(store), close: () => Promise.resolve() },
    // The change is on the disk, and nobody hears of it.
    transaction: async (change) => {
      await store.transaction(change);
      remains.resolve(await copyOf(folder));
      return new Promise(() => undefined);
    },
  };
  const dead = await startService({ transport: "handle", store: dying });
  void dead.done("rollbackModel", { body, header });

  const again = await serve(await openStore(await remains.promise), "handle");
  const reply = await again.done("rollbackModel", { body, header });
  expect(reply).toMatchObject({
    headers: { "idempotency-replayed": "true" },
    body: { message: "Model rolled back to v2.0.9", previous_version: "2.0.9" },
  });
  expect((await again.done("getModel", { path: body })).body).toMatchObject({ version: "2.0.9" });
  const { events } = (await again.done("listModelEvents", { path: body, query: { limit: 2 } })).body;
  expect(events.map(({ action, time }) => `${action} ${time}`)).toEqual([
    "rollback 2025-12-15T10:00:00Z",
    "deploy 2025-12-01T10:00:00Z",
  ]);
});

test("killed before the change was kept and asked again with its key, it is done then", async () => {
  const folder = await makeFolder();
  const service = await serve(await openStore(folder), "handle");
  const before = await copyOf(folder);
  await service.done("rollbackModel", { body, header });
  const again = await serve(await openStore(before), "handle");
  const reply = await again.done("rollbackModel", { body, header });
  expect(reply.headers).not.toHaveProperty("idempotency-replayed");
  expect(reply.body.rolled_back_to).toBe("2.0.9");
});
