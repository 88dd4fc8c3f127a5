import { expect, onTestFinished, test } from "vitest";
import fixtures from "../../fixtures/index.ts";
import { makeDatabase } from "../postgres/database.ts";
import type { Fleet } from "./fleet.ts";
import { startFleet } from "./fleet.ts";
import { openHoldingProxy } from "./holding-proxy.ts";
import type { SharedState } from "./shared-state.ts";
import { expectWhole, stateOf } from "./shared-state.ts";

/** How many updates are tried at once. */
const UPDATES = 1000;
const path = "/api/metrics/models";

async function threeOn(url: string): Promise<Fleet> {
  return startFleet([url, url, url]);
}

function expectNoFault({ servers }: Fleet): void {
  expect(servers.flatMap((server) => server.errors())).toEqual([]);
}

const runsOf = ({ collections }: SharedState, model: string) =>
  collections.testRuns.filter(({ model_id }) => model_id === model).length;

test(
  "three servers that start at once on an empty database find one state in it, and share it",
  { timeout: 120_000 },
  async () => {
    const fleet = await threeOn(await makeDatabase());
    const seeded = fixtures(new Date());
    const [one, ...others] = await Promise.all(fleet.servers.map((server) => stateOf(server)));
    for (const other of others) expect(other.collections.models).toEqual(one?.collections.models);
    expect(one?.collections.models).toHaveLength(seeded.collections.models?.length ?? NaN);
    expect(one?.collections.events).toHaveLength(seeded.collections.events?.length ?? NaN);

    const [a, b, c] = fleet.servers;
    const json = { id: "shared", name: "Shared", version: "1.0.0", framework: "ONNX", size: "1MB" };
    expect(await a?.ask("POST", path, { json })).toMatchObject({ status: 201 });
    expect(await b?.ask("GET", `${path}/shared`)).toMatchObject({ status: 200, body: { name: "Shared" } });
    expect(await c?.ask("POST", path, { json })).toMatchObject({ status: 409 });

    // Of those who have all seen the same, one is right.
    const { headers } = (await b?.ask("GET", `${path}/shared`)) ?? {};
    const tag = { "if-match": headers?.get("etag") ?? "" };
    const test = { json: { model_id: "shared" } };
    const before = await stateOf(fleet);
    const answers = await Promise.all(
      Array.from({ length: UPDATES }, () => fleet.ask("POST", `${path}/test`, { ...test, headers: tag })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(UPDATES - 1);

    // Of those who look again each time, all who were answered so.
    let done = 0;
    const client = async () => {
      for (let turn = 0; turn < 10; turn++) {
        const seen = (await fleet.ask("GET", `${path}/shared`)).headers.get("etag") ?? "";
        const { status } = await fleet.ask("POST", `${path}/test`, {
          ...test,
          headers: { "if-match": seen },
        });
        expect([200, 412]).toContain(status);
        if (status === 200) done++;
      }
    };
    await Promise.all(Array.from({ length: 20 }, client));
    const after = await stateOf(fleet);
    expect(runsOf(after, "shared")).toBe(runsOf(before, "shared") + 1 + done);
    // Each of them, and each refusal, stands in the trail once.
    expect(after.counters.events).toBe((before.counters.events ?? 0) + UPDATES + 200);
    expectWhole(after);

    // One key to all three at once.
    for (let round = 0; round < 20; round++) {
      const key = { "idempotency-key": `round-${round}` };
      const replies = await Promise.all(
        fleet.servers.map((server) => server.ask("POST", `${path}/test`, { ...test, headers: key })),
      );
      expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(replies.filter(({ headers: told }) => !told.has("idempotency-replayed"))).toHaveLength(1);
    }
    expect(runsOf(await stateOf(fleet), "shared")).toBe(runsOf(after, "shared") + 20);
    expectNoFault(fleet);
  },
);

test(
  "killed between the commit and the reply, and asked again at another server, it is one change and one reply",
  { timeout: 60_000 },
  async () => {
    const url = await makeDatabase();
    const proxy = await openHoldingProxy(url);
    onTestFinished(() => proxy.close());
    const [dying, other] = (await startFleet([proxy.url, url])).servers;
    const headers = { "idempotency-key": "b7a2" };
    const json = { model_id: "model-1" };
    if (!dying || !other) throw new Error("They did not start.");
    await dying.ask("POST", `${path}/test`, { json });
    const before = await stateOf(other);

    proxy.holdCommitOf("b7a2");
    const lost = expect(dying.ask("POST", `${path}/test`, { json, headers })).rejects.toThrow();
    await expect
      .poll(async () => (await stateOf(other)).collections.idempotency.map(({ key }) => key))
      .toContain("b7a2");
    await dying.kill();
    await lost;

    const reply = await other.ask("POST", `${path}/test`, { json, headers });
    expect(reply.status).toBe(200);
    expect(reply.headers.get("idempotency-replayed")).toBe("true");
    const after = await stateOf(other);
    expect(runsOf(after, "model-1")).toBe(runsOf(before, "model-1") + 1);
    expect(after.counters.events).toBe((before.counters.events ?? 0) + 1);
  },
);
