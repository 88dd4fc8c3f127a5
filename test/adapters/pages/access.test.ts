import { expect, test } from "vitest";
import { createGate } from "../../../src/adapters/pages/access.ts";
import { ADMIN_TOKEN, startPets } from "../pets-server.ts";

interface Asked {
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whether the gate lets a request pass; by default one of a program on this machine. */
async function passes({ from = "127.0.0.1", headers = {} }: Asked): Promise<boolean> {
  const gate = createGate("secret");
  const request = { method: "GET", path: "/__contract/state", query: "", remoteAddress: from };
  return gate({ ...request, headers: { host: "localhost:4010", ...headers } }).then(
    () => true,
    () => false,
  );
}

test.each<[string, Asked]>([
  ["this machine", {}],
  ["this machine by IPv6", { from: "::1", headers: { host: "[::1]:4010" } }],
  ["this machine by IPv4 inside IPv6", { from: "::ffff:127.0.0.1" }],
  ["a page that this machine serves", { headers: { origin: "http://localhost:5173" } }],
  [
    "elsewhere with the token",
    { from: "203.0.113.7", headers: { host: "api.test", "x-admin-token": "secret" } },
  ],
  [
    "behind a proxy with the token",
    { headers: { "x-forwarded-for": "203.0.113.7", "x-admin-token": "secret" } },
  ],
])("a request from %s passes", async (_, asked) => {
  expect(await passes(asked)).toBe(true);
});

test.each<[string, Asked]>([
  ["elsewhere", { from: "203.0.113.7" }],
  ["elsewhere by IPv6", { from: "2001:db8::7" }],
  ["nowhere that is known", { from: "" }],
  ["behind a proxy", { headers: { "x-forwarded-for": "127.0.0.1" } }],
  ["behind a proxy of the newer kind", { headers: { forwarded: "for=127.0.0.1" } }],
  ["a page whose name was made to lead here", { headers: { host: "evil.test:4010" } }],
  ["a page of another site", { headers: { origin: "https://evil.test" } }],
  ["a page without an origin", { headers: { origin: "null" } }],
  ["this machine with a wrong token", { headers: { "x-admin-token": "Secret" } }],
  ["this machine with a part of the token", { headers: { "x-admin-token": "secre" } }],
  ["this machine with an empty token", { headers: { "x-admin-token": "" } }],
])("a request from %s is refused", async (_, asked) => {
  expect(await passes(asked)).toBe(false);
});

test("who is refused is told how to be let in", async () => {
  const { url } = await startPets();
  const response = await fetch(`${url}/__contract/state`, { headers: { "X-Forwarded-For": "1.2.3.4" } });
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toBe('ApiKey in="header", name="X-Admin-Token"');
  expect(await response.json()).toMatchObject({
    type: "urn:contract-server:problem:unauthorized",
    detail:
      "Only this machine may ask for /__contract/state; from elsewhere send the admin token in X-Admin-Token.",
  });
});

test("a refused reset changes nothing", async () => {
  const { url, store } = await startPets();
  const admin = { "X-Admin-Token": ADMIN_TOKEN };
  await fetch(`${url}/pets/pet-1`, { method: "DELETE", headers: admin });
  const refused = { "X-Forwarded-For": "1.2.3.4", "X-Admin-Token": "wrong" };
  expect((await fetch(`${url}/__contract/reset`, { method: "POST", headers: refused })).status).toBe(401);
  expect((await store.dump()).collections.pets).toHaveLength(2);
});
