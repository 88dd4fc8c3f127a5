import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { makeDatabase } from "../postgres/database.ts";
import { startFleet } from "./fleet.ts";
import { expectWhole, stateOf } from "./shared-state.ts";

/** How often a server is killed; `KILL_ROUNDS=100 npx vitest run test/servers/killed.test.ts` for a long run. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3);
const WRITERS = 20;

test(
  `servers that are killed among writers, ${ROUNDS} times over, lose nothing acknowledged and leave no half of a change`,
  { timeout: 60_000 + ROUNDS * 20_000 },
  async () => {
    const url = await makeDatabase();
    const fleet = await startFleet([url, url, url]);
    const before = await stateOf(fleet);
    const acknowledged = new Set<string>();
    const asked = new Set<string>();
    let isEnding = false;
    const write = async (writer: number) => {
      for (let n = 1; !isEnding; n++) {
        const id = `w${writer}-${n}`;
        asked.add(id);
        const json = { id, name: id, version: "1.0.0", framework: "ONNX", size: "1MB" };
        const { status, text } = await fleet.ask("POST", "/api/metrics/models", {
          json,
          headers: { "idempotency-key": id },
        });
        // A key makes asking again harmless, so that nobody ever hears that a model of his is there already.
        expect(`${status} ${text}`).toMatch(/^201 /);
        acknowledged.add(id);
      }
    };
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    for (let round = 0; round < ROUNDS; round++) {
      const server = fleet.servers[round % fleet.servers.length];
      const enough = acknowledged.size + 5 + Math.floor(Math.random() * 40);
      while (acknowledged.size < enough) await delay(1);
      await server?.kill();
      await server?.restart();
    }
    isEnding = true;
    await writing;

    const after = await stateOf(fleet);
    expectWhole(after);
    const present = new Set(after.collections.models.map(({ id }) => id));
    expect([...acknowledged].filter((id) => !present.has(id))).toEqual([]);
    const added = after.collections.models.length - before.collections.models.length;
    expect(added).toBe(acknowledged.size);
    expect(after.counters.events).toBe((before.counters.events ?? 0) + added);
    expect([...asked].filter((id) => !acknowledged.has(id))).toEqual([]);
    expect(fleet.servers.flatMap((server) => server.errors())).toEqual([]);
  },
);
