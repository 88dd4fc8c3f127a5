import { expect, onTestFinished, test } from "vitest";
import { openPostgresStore } from "../../../src/store/postgres/open-store.ts";
import { StoreUnavailableError } from "../../../src/store/store.ts";
import type { Fate } from "../../postgres/cut-connections.ts";
import { standBetween } from "../../postgres/cut-connections.ts";
import { databaseOfFile, newSchema } from "../../postgres/database.ts";
import { startPostgres } from "../../postgres/start-postgres.ts";
import type { Clinic } from "../clinic-state.ts";
import { collections, empty, visit, visitors } from "../clinic-state.ts";

async function openAt(url: string, schema = newSchema()) {
  const store = await openPostgresStore<Clinic>({
    url,
    schema,
    collections,
    schemaVersion: 1,
    seed: () => empty,
  });
  onTestFinished(() => store.close());
  return store;
}

test.each<Fate>(["cut", "cut after"])(
  "a change whose connection is %s while it commits is made exactly once, and told so",
  async (fate) => {
    let left = 0;
    let cuts = 0;
    const { url } = await standBetween(await databaseOfFile(), {
      judge: (sent) => {
        if (left === 0 || !sent.includes("COMMIT") || !/INSERT|contract_server_\d/.test(sent)) {
          return "pass";
        }
        left--;
        cuts++;
        return fate;
      },
    });
    const store = await openAt(url);
    await visit(store, "v1");
    for (let n = 2; n < 6; n++) {
      left = 1;
      await visit(store, `v${n}`);
    }
    left = 0;
    expect(cuts).toBe(4);
    expect(await visitors(store)).toEqual(["v1", "v2", "v3", "v4", "v5"]);
  },
);

test("while the database is away everything is refused, and it goes on by itself when that is back", async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.close());
  const store = await openAt(`${postgres.url}postgres`);
  await visit(store, "v1");
  await postgres.stop();
  await expect(store.read((view) => view.get("pets", "v1"))).rejects.toThrow(StoreUnavailableError);
  await expect(visit(store, "v2")).rejects.toThrow(StoreUnavailableError);
  expect(store.health()).toMatchObject({ status: "unavailable" });
  expect(store.health().detail).toContain("cannot be used at present");
  await postgres.start();
  await expect.poll(() => store.health().status).toBe("ready");
  await visit(store, "v2");
  expect(await visitors(store)).toEqual(["v1", "v2"]);
});
