import { describe, expect, test } from "vitest";
import { federationFixtures } from "../../fixtures/federation.ts";
import type { FederationNodeDocument } from "../../handlers/federation-state.ts";
import { createWatch, START } from "./watch-contract.ts";

describe("the state of the federation", () => {
  test("has every node, and the means over the active ones", async () => {
    const { ask, store } = createWatch(federationFixtures(START));
    const nodes = (await store.read((view) => view.find("federationNodes"))).items;
    const active = nodes.filter((node) => node.active);
    const mean = (figure: (node: FederationNodeDocument) => number) =>
      active.reduce((sum, node) => sum + figure(node), 0) / active.length;
    expect([nodes.length, active.length]).toEqual([5, 4]);

    const { body } = await ask("GET", "/api/federation/status");
    expect(body).toMatchObject({
      ok: true,
      total_nodes: 5,
      nodes: nodes.map(({ id, active: takesPart }) => ({ id, active: takesPart })),
      network_health: expect.closeTo(
        mean((node) => node.sync_health),
        3,
      ) as number,
      network_trust: expect.closeTo(
        mean((node) => node.trust_score),
        3,
      ) as number,
    });
  });

  test("without nodes is empty, not broken", async () => {
    const { ask } = createWatch({ collections: {} });
    expect((await ask("GET", "/api/federation/status")).body).toMatchObject({ nodes: [], network_health: 0 });
    expect((await ask("GET", "/api/federation/models")).body).toMatchObject({
      models: [],
      latest_model: null,
    });
  });
});

describe("a node's history", () => {
  test("has the latest entries, oldest first, with figures computed over just these", async () => {
    const { ask, store } = createWatch(federationFixtures(START));
    const query = { where: { node_id: "node-jp-1", ledger: { gt: 869 } } };
    const [first, last] = (await store.read((view) => view.find("federationEntries", query))).items;
    const { body } = await ask("GET", "/api/federation/nodes/node-jp-1?limit=2");
    expect(body).toMatchObject({
      node_id: "node-jp-1",
      history: [
        { ledger: 870, timestamp: first?.timestamp },
        { ledger: 871, timestamp: last?.timestamp },
      ],
      stats: {
        avg_health: expect.closeTo(((first?.sync_health ?? 0) + (last?.sync_health ?? 0)) / 2, 3) as number,
        min_health: Math.min(first?.sync_health ?? 0, last?.sync_health ?? 0),
        max_trust: Math.max(first?.trust_score ?? 0, last?.trust_score ?? 0),
      },
    });
    expect((await ask("GET", "/api/federation/nodes/node-de-1")).body).toHaveProperty("total_entries", 48);
  });

  test("of a node that never synced has no figures", async () => {
    const seed = federationFixtures(START);
    const { ask } = createWatch({
      ...seed,
      collections: { ...seed.collections, federationEntries: [] },
    });
    expect((await ask("GET", "/api/federation/nodes/node-br-1")).body).toMatchObject({
      history: [],
      total_entries: 0,
      stats: { avg_health: null, min_trust: null },
    });
  });

  test("of a node that does not exist is a 404", async () => {
    const { ask } = createWatch(federationFixtures(START));
    expect((await ask("GET", "/api/federation/nodes/node-xx-9")).status).toBe(404);
  });
});
