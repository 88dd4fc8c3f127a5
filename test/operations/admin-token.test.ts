import { expect, test } from "vitest";
import { ADMIN_TOKEN, describeService } from "./service.ts";

const ACTIONS = ["/api/federation/nodes/node-de-1/sync", "/api/federation/aggregate"];

await describeService("the admin token", ({ ask, store, done }) => {
  test.each(ACTIONS)("is needed for %s", async (path) => {
    const before = await store.dump();
    const wrong = ["", "open-sesam", `${ADMIN_TOKEN}x`, ADMIN_TOKEN.toUpperCase(), `Bearer ${ADMIN_TOKEN}`];
    for (const sent of [{}, ...wrong.map((token) => ({ headers: { "x-admin-token": token } }))]) {
      expect(await ask("POST", path, sent)).toMatchObject({
        status: 401,
        headers: { "www-authenticate": expect.stringContaining("X-Admin-Token") as string },
        body: { type: "urn:contract-server:problem:unauthorized" },
      });
    }
    expect(await store.dump()).toEqual(before);
    expect((await ask("POST", path, { headers: { "X-Admin-Token": ADMIN_TOKEN } })).status).toBe(200);
  });

  test("is asked for before anything else is looked at", async () => {
    for (const path of ["/api/federation/nodes/node-xx-9/sync", "/api/federation/aggregate?colour=red"]) {
      expect((await ask("POST", path)).status).toBe(401);
    }
  });

  test("is needed for nothing else, and does not help a wrong request", async () => {
    const headers = { "x-admin-token": ADMIN_TOKEN };
    expect((await ask("POST", "/api/federation/nodes/node-xx-9/sync", { headers })).status).toBe(404);
    expect((await ask("GET", "/api/federation/status")).status).toBe(200);
  });

  test("makes the admin the actor, unless another one is named", async () => {
    await done("aggregateFederation");
    await done("syncFederationNode", { path: { node_id: "node-de-1" }, header: { "X-Actor": "ops" } });
    expect((await done("listEvents", { query: { limit: 2 } })).body.events).toMatchObject([
      { action: "sync", actor: "ops" },
      { action: "aggregate", actor: "admin" },
    ]);
  });
});
