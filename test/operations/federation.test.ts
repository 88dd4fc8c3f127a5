import { expect, test } from "vitest";
import { describeService } from "./service.ts";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;

await describeService("the federation", ({ done, refused, advance, store }) => {
  const sync = async (node_id: string) => (await done("syncFederationNode", { path: { node_id } })).body.node;
  const history = async (node_id: string, limit = 1000) =>
    (await done("getFederationNode", { path: { node_id }, query: { limit } })).body;

  test("is as healthy and trusted as its active nodes are on average", async () => {
    const { body } = await done("getFederationStatus");
    const active = body.nodes.filter((node) => node.active);
    expect(body).toMatchObject({
      ok: true,
      total_nodes: body.nodes.length,
      timestamp: "2025-12-15T10:00:00Z",
    });
    expect(active.length).toBeLessThan(body.nodes.length);
    expect(body.network_health).toBeCloseTo(mean(active.map((node) => node.sync_health)), 3);
    expect(body.network_trust).toBeCloseTo(mean(active.map((node) => node.trust_score)), 3);
  });

  test("tells a node's history oldest first, with figures over just what it tells", async () => {
    for (const limit of [1, 5, 1000]) {
      const { history: entries, stats, total_entries } = await history("node-de-1", limit);
      expect(entries).toHaveLength(Math.min(limit, total_entries));
      expect(entries).toEqual((await history("node-de-1")).history.slice(-limit));
      const [health, trust] = [entries.map((e) => e.sync_health), entries.map((e) => e.trust_score)];
      expect(stats).toMatchObject({
        ...{ min_health: Math.min(...health), max_health: Math.max(...health) },
        ...{ min_trust: Math.min(...trust), max_trust: Math.max(...trust) },
      });
      expect(stats.avg_health).toBeCloseTo(mean(health), 3);
      expect(stats.avg_trust).toBeCloseTo(mean(trust), 3);
      const ledgers = entries.map(({ ledger }) => ledger);
      expect(ledgers).toEqual(ledgers.toSorted((a, b) => a - b));
    }
  });

  test("grows a node's history and ledger by each sync", async () => {
    const before = await history("node-us-1");
    await advance(60_000);
    const node = await sync("node-us-1");
    const after = await history("node-us-1");
    expect(after.total_entries).toBe(before.total_entries + 1);
    expect(after.history.at(-1)).toEqual({
      timestamp: "2025-12-15T10:01:00Z",
      sync_health: node.sync_health,
      trust_score: node.trust_score,
      ledger: node.last_ledger,
    });
    expect(node).toMatchObject({ last_sync: "2025-12-15T10:01:00Z", last_ledger: 1108 });
    expect((await done("getFederationStatus")).body.nodes).toContainEqual(node);
  });

  test("averages what has synced, each node weighing as much as it has samples", async () => {
    for (const id of ["node-us-1", "node-jp-1"]) await sync(id);
    const updates = (await store.dump()).collections.federationNodes?.flatMap(({ id, update }) =>
      update ? [{ id, ...update }] : [],
    );
    const { body } = await done("aggregateFederation");
    expect(updates?.map(({ id }) => id)).toEqual(["node-de-1", "node-fr-1", "node-us-1", "node-jp-1"]);
    const total = sum(updates?.map(({ samples }) => samples) ?? []);
    expect(body.total_samples).toBe(total);
    expect(body.contributions).toEqual(
      updates?.map(({ id, samples }) => ({
        node_id: id,
        sample_count: samples,
        weight: expect.closeTo(samples / total, 3) as number,
      })),
    );
    for (const [at, parameter] of body.parameters.entries()) {
      const expected = updates?.map(({ weights, samples }) => ((weights[at] ?? NaN) * samples) / total) ?? [];
      expect(parameter).toBeCloseTo(sum(expected), 5);
    }
    const { models, latest_model, total_models } = (await done("listFederationModels")).body;
    expect(models[0]).toEqual(body.model);
    expect(latest_model).toEqual(body.model);
    expect(total_models).toBe(models.length);
    expect(models.filter(({ status }) => status === "training")).toEqual([]);
  });

  test("begins a new round after each average, and needs two nodes for it", async () => {
    await done("aggregateFederation");
    const lacking = { current_status: "collecting", allowed_actions: ["sync"], required_nodes: 2 };
    expect((await refused("aggregateFederation", 409)).body).toMatchObject({ ...lacking, synced_nodes: [] });
    await sync("node-jp-1");
    await sync("node-jp-1");
    const { body: problem } = await refused("aggregateFederation", 409);
    expect(problem).toMatchObject({ ...lacking, synced_nodes: ["node-jp-1"] });
    await sync("node-us-1");
    expect((await done("aggregateFederation")).body).toMatchObject({ model: { version: "1.5.0" } });
  });

  test("validates the average by the clock", async () => {
    const { model } = (await done("aggregateFederation")).body;
    await advance(5000);
    expect((await done("listFederationModels")).body.latest_model).toEqual({ ...model, status: "validated" });
  });

  test("lets no node sync that is not active", async () => {
    const path = { node_id: "node-br-1" };
    const before = await history("node-br-1");
    expect((await refused("syncFederationNode", 409, { path })).body).toMatchObject({
      current_status: "inactive",
    });
    expect(await history("node-br-1")).toEqual(before);
  });
});
