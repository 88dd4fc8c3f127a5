import { expect, onTestFinished, test } from "vitest";
import { startPostgres } from "../postgres/start-postgres.ts";
import { startFleet } from "./fleet.ts";
import { stateOf } from "./shared-state.ts";

const patience = { timeout: 60_000, interval: 200 };

test(
  "while the database is away, servers say so and answer 503, and go on by themselves when it is back",
  { timeout: 180_000 },
  async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.close());
    const { servers } = await startFleet(["", ""].map(() => `${postgres.url}postgres`));
    const [one, other] = servers;
    if (!one || !other) throw new Error("They did not start.");
    const json = { model_id: "model-1" };
    expect(await one.ask("POST", "/api/metrics/models/test", { json })).toMatchObject({ status: 200 });
    const before = await stateOf(other);

    await postgres.stop();
    for (const [server, method, sent] of [
      [one, "GET", {}],
      [other, "POST", { json }],
    ] as const) {
      const path = method === "GET" ? "/api/metrics/models" : "/api/metrics/models/test";
      const answer = await server.ask(method, path, sent);
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(answer.text).not.toMatch(/password|postgres@|SELECT/);
      const health = await server.ask("GET", "/__contract/health");
      expect(health).toMatchObject({ status: 503, body: { status: "unavailable" } });
    }

    await postgres.start();
    for (const server of servers) {
      await expect
        .poll(async () => (await server.ask("GET", "/__contract/health")).body, patience)
        .toMatchObject({ status: "ready" });
    }
    expect(await stateOf(one)).toMatchObject({ counters: { events: before.counters.events } });
    expect(await other.ask("POST", "/api/metrics/models/test", { json })).toMatchObject({ status: 200 });
  },
);
