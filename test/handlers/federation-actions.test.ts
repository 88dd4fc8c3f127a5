import { describe, expect, test } from "vitest";
import { federationFixtures } from "../../fixtures/federation.ts";
import { MOST_ENTRIES, MOST_MODELS } from "../../handlers/federation-actions.ts";
import { ADMIN, createWatch, START } from "./watch-contract.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

const sync = (id: string) => ["POST", `/api/federation/nodes/${id}/sync`, { headers: ADMIN }] as const;
const aggregate = ["POST", "/api/federation/aggregate", { headers: ADMIN }] as const;

describe("a sync", () => {
  test("trains the node's model and adds to its history and ledger", async () => {
    const { ask } = createWatch(federationFixtures(START));
    const { status, body } = await ask(...sync("node-us-1"));
    expect([status, body]).toMatchObject([
      200,
      {
        ok: true,
        action: "sync",
        node: { id: "node-us-1", last_ledger: 1108, last_sync: toTimestamp(START) },
      },
    ]);
    expect((await ask("GET", "/api/federation/nodes/node-us-1?limit=1")).body).toMatchObject({
      history: [{ ledger: 1108, timestamp: toTimestamp(START) }],
    });
    expect((await ask("GET", "/api/federation/models")).body).toMatchObject({
      total_models: 13,
      models: expect.arrayContaining([
        expect.objectContaining({
          id: "fed-model-13",
          version: "1.4.0",
          node_id: "node-us-1",
          status: "training",
        }),
      ]) as unknown[],
      latest_model: { id: "fed-model-10", node_id: null },
    });
  });

  test("repeated in a round renews the node's model instead of adding one", async () => {
    const { ask } = createWatch(federationFixtures(START));
    await ask(...sync("node-de-1"));
    await ask(...sync("node-de-1"));
    expect((await ask("GET", "/api/federation/models")).body).toHaveProperty("total_models", 12);
  });

  test("raises the health of a node that is on time, and lowers that of one that is late", async () => {
    const { ask, pass, store } = createWatch(federationFixtures(START));
    const health = async (id: string) =>
      (await store.read((view) => view.get("federationNodes", id)))?.sync_health ?? NaN;
    const before = await health("node-jp-1");
    await ask(...sync("node-jp-1"));
    const after = await health("node-jp-1");
    expect(after).toBeCloseTo(0.8 * before + 0.2, 3);
    await pass(4 * 3_600_000);
    await ask(...sync("node-jp-1"));
    expect(await health("node-jp-1")).toBeCloseTo(0.8 * after + 0.2 / 4, 3);
  });

  test("of a node that is not active, or has nothing to train on, is refused", async () => {
    const seed = federationFixtures(START);
    const { ask } = createWatch({
      ...seed,
      collections: { ...seed.collections, federationDatasets: [] },
    });
    expect((await ask(...sync("node-br-1"))).body).toMatchObject({
      status: 409,
      detail: "Node node-br-1 is inactive and cannot sync; no action is allowed until it is active again.",
      current_status: "inactive",
      allowed_actions: [],
    });
    expect((await ask(...sync("node-de-1"))).body).toMatchObject({ status: 409, current_status: "active" });
    expect((await ask(...sync("node-xx-9"))).status).toBe(404);
  });

  test("keeps a node's history bounded", async () => {
    const seed = federationFixtures(START);
    const federationEntries = Array.from({ length: MOST_ENTRIES }, (_, at) => ({
      key: `node-de-1@${at + 43}`,
      node_id: "node-de-1",
      timestamp: toTimestamp(START),
      sync_health: 1,
      trust_score: 1,
      ledger: at + 43,
    }));
    const { ask, store } = createWatch({
      ...seed,
      collections: { ...seed.collections, federationEntries },
    });
    await ask(...sync("node-de-1"));
    const { items, total } = await store.read((view) => view.find("federationEntries"));
    expect([total, items[0]?.ledger, items.at(-1)?.ledger]).toEqual([MOST_ENTRIES, 44, 1043]);
  });
});

describe("an aggregation", () => {
  test("averages what the nodes have synced, weighted by their cases", async () => {
    const { ask, store } = createWatch(federationFixtures(START));
    const nodes = (await store.read((view) => view.find("federationNodes"))).items;
    const [de, fr] = nodes.map((node) => node.update?.weights ?? []);
    const { status, body } = await ask(...aggregate);
    expect([status, body]).toMatchObject([
      200,
      {
        message: "Aggregated 2 nodes into fed-model-13",
        model: { id: "fed-model-13", version: "1.4.0", node_id: null, status: "aggregated" },
        contributions: [
          { node_id: "node-de-1", sample_count: 300, weight: 0.6 },
          { node_id: "node-fr-1", sample_count: 200, weight: 0.4 },
        ],
        total_samples: 500,
        parameters: [0, 1, 2].map(
          (at) => expect.closeTo(0.6 * (de?.[at] ?? NaN) + 0.4 * (fr?.[at] ?? NaN), 5) as number,
        ),
      },
    ]);
    expect((await ask("GET", "/api/federation/models")).body).toMatchObject({
      latest_model: { id: "fed-model-13" },
      models: [
        { id: "fed-model-13" },
        { id: "fed-model-12", status: "aggregated" },
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    });
  });

  test("begins a new round: without two nodes that have synced since it is refused and uses up no number", async () => {
    const { ask } = createWatch(federationFixtures(START));
    await ask(...aggregate);
    expect((await ask(...aggregate)).body).toMatchObject({
      status: 409,
      current_status: "collecting",
      synced_nodes: [],
    });
    await ask(...sync("node-jp-1"));
    expect((await ask(...aggregate)).body).toMatchObject({
      status: 409,
      allowed_actions: ["sync"],
      synced_nodes: ["node-jp-1"],
      required_nodes: 2,
    });
    await ask(...sync("node-us-1"));
    expect((await ask(...aggregate)).body).toMatchObject({ model: { id: "fed-model-16", version: "1.5.0" } });
  });

  test("is validated by the clock on cases of no node", async () => {
    const { ask, pass, failures } = createWatch(federationFixtures(START));
    await ask(...aggregate);
    await pass(5000);
    expect((await ask("GET", "/api/federation/models")).body).toMatchObject({
      latest_model: { id: "fed-model-13", status: "validated" },
    });
    expect(failures).toEqual([]);
  });

  test("that is wrong too often on those cases stays as it is", async () => {
    const seed = federationFixtures(START);
    const federationDatasets = (seed.collections.federationDatasets ?? []).map((dataset) =>
      dataset.id === "validation"
        ? {
            ...dataset,
            cases: dataset.cases.map((one) => ({
              ...one,
              label: one.label === 1 ? (0 as const) : (1 as const),
            })),
          }
        : dataset,
    );
    const { ask, pass } = createWatch({
      ...seed,
      collections: { ...seed.collections, federationDatasets },
    });
    await ask(...aggregate);
    await pass(5000);
    expect((await ask("GET", "/api/federation/models")).body).toMatchObject({
      latest_model: { id: "fed-model-13", status: "aggregated" },
    });
  });

  test("keeps the number of models bounded", async () => {
    const seed = federationFixtures(START);
    const [first] = seed.collections.federationModels ?? [];
    if (!first) throw new Error("The fixtures have no model.");
    const federationModels = Array.from({ length: MOST_MODELS }, (_, at) => ({
      ...first,
      id: `fed-model-${at + 1}`,
      sequence: at + 1,
    }));
    const counters = { "federation-models": MOST_MODELS };
    const collections = { ...seed.collections, federationModels };
    const { ask, store } = createWatch({ collections, counters });
    await ask(...aggregate);
    const { items, total } = await store.read((view) => view.find("federationModels"));
    expect([total, items[0]?.id, items.at(-1)?.id]).toEqual([MOST_MODELS, "fed-model-2", "fed-model-1001"]);
  });
});

test("only the admin syncs and aggregates, and the audit trail says who did", async () => {
  const { ask } = createWatch(federationFixtures(START));
  expect((await ask("POST", "/api/federation/aggregate")).status).toBe(401);
  expect((await ask("POST", "/api/federation/nodes/node-us-1/sync")).status).toBe(401);
  await ask(...sync("node-us-1"));
  await ask("POST", "/api/federation/aggregate", { headers: { ...ADMIN, "x-actor": "ops" } });
  await ask(...aggregate);
  expect((await ask("GET", "/api/metrics/events")).body).toMatchObject({
    events: [
      { action: "aggregate", actor: "admin", outcome: "refused", model_id: null },
      { action: "aggregate", actor: "ops", outcome: "done", from: "1.3.0", to: "1.4.0", version: "1.4.0" },
      { action: "sync", actor: "admin", outcome: "done", version: "1.4.0" },
    ],
  });
});
