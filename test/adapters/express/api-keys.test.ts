import { expect, test } from "vitest";
import { makeCertificate } from "../../../src/node.ts";
import { ApiKeys } from "../../../src/adapters/express/api-keys.ts";
import { ADMIN_TOKEN, startPets } from "../pets-server.ts";
import { askSecurely } from "./secure-request.ts";

const KEY = "a-key-of-some-length";
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

test.each<[string, Record<string, string>]>([
  ["in its own header", { "X-API-Key": KEY }],
  ["as a bearer token", { Authorization: `Bearer ${KEY}` }],
  ["as a bearer token in other letters", { Authorization: `bearer ${KEY}` }],
  ["as the password of a browser's user", { Authorization: basic("anybody", KEY) }],
  ["beside another credential", { "X-API-Key": KEY, Authorization: "Bearer for-the-api-itself" }],
  ["which is the second one", { "X-API-Key": "another" }],
])("a key is accepted %s", async (_, headers) => {
  const { url } = await startPets({ apiKeys: [KEY, "another"] });
  expect((await fetch(`${url}/pets`, { headers })).status).toBe(200);
});

test.each<[string, Record<string, string>]>([
  ["no key", {}],
  ["an empty one", { "X-API-Key": "" }],
  ["a part of one", { "X-API-Key": KEY.slice(0, -1) }],
  ["one and more", { "X-API-Key": `${KEY}x` }],
  ["two in one field", { "X-API-Key": `${KEY}, ${KEY}` }],
  ["one in other letters", { "X-API-Key": KEY.toUpperCase() }],
  ["one as a user", { Authorization: basic(KEY, "") }],
  ["one without a word before it", { Authorization: KEY }],
  ["one where it does not belong", { "X-Admin-Token": KEY }],
])("whoever sends %s gets nothing but how the server is", async (_, headers) => {
  const { url, store } = await startPets({ apiKeys: [KEY] });
  for (const path of [
    "/pets",
    "/",
    "/docs",
    "/openapi.json",
    "/nowhere",
    "/__contract/state",
    "/__contract/documents.json",
  ]) {
    const response = await fetch(url + path, { headers });
    expect([path, response.status]).toEqual([path, 401]);
    expect(response.headers.get("www-authenticate")).toBe(
      'ApiKey in="header", name="X-API-Key", Bearer realm="API key"',
    );
    expect(await response.text()).not.toContain(KEY);
  }
  for (const method of ["POST", "PUT", "DELETE"]) {
    expect((await fetch(`${url}/pets`, { method, headers })).status).toBe(401);
  }
  for (const path of ["health", "live", "ready"])
    expect((await fetch(`${url}/__contract/${path}`)).status).toBe(200);
  expect((await store.dump()).collections.pets).toHaveLength(3);
});

test("the key is no admin token, and the admin token is a key", async () => {
  const { url } = await startPets({ apiKeys: [KEY], host: "0.0.0.0" });
  const local = url.replace("0.0.0.0", "127.0.0.1");
  const status = async (headers: Record<string, string>) =>
    (await fetch(`${local}/__contract/state`, { headers })).status;
  expect(await status({ "X-API-Key": KEY })).toBe(401);
  expect(await status({ "X-API-Key": KEY, "X-Admin-Token": ADMIN_TOKEN })).toBe(200);
  expect(await status({ "X-API-Key": ADMIN_TOKEN, "X-Admin-Token": ADMIN_TOKEN })).toBe(200);
});

test("a browser that opens a page is told to ask its user", async () => {
  const { url } = await startPets({ apiKeys: [KEY] });
  const response = await fetch(url, { headers: { Accept: "text/html,*/*;q=0.8" } });
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toContain('Basic realm="API key as password"');
  expect(await response.json()).toMatchObject({
    detail: expect.stringContaining("In a browser it is the password") as string,
  });
});

test("a page of another origin asks without a key whether it may, and then with one", async () => {
  const origin = "http://localhost:5173";
  const { url } = await startPets({ apiKeys: [KEY], corsOrigins: [origin] });
  const preflight = await fetch(`${url}/pets`, {
    method: "OPTIONS",
    headers: {
      Origin: origin,
      "Access-Control-Request-Method": "GET",
      "Access-Control-Request-Headers": "x-api-key",
    },
  });
  expect([preflight.status, preflight.headers.get("access-control-allow-headers")]).toEqual([
    204,
    "x-api-key",
  ]);
  const refused = await fetch(`${url}/pets`, { headers: { Origin: origin } });
  expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([401, origin]);
  expect((await fetch(`${url}/pets`, { headers: { Origin: origin, "X-API-Key": KEY } })).status).toBe(200);
});

test("it is asked for over TLS, too", async () => {
  const https = await makeCertificate([], new Date());
  const { url } = await startPets({ https, apiKeys: [KEY] });
  expect((await askSecurely(`${url}/pets`, { ca: https.cert })).status).toBe(401);
  expect((await askSecurely(`${url}/pets`, { ca: https.cert, headers: { "X-API-Key": KEY } })).status).toBe(
    200,
  );
});

test("all keys are compared to their ends, whatever their lengths", () => {
  const keys = new ApiKeys(["a", "bb", "c".repeat(1000)]);
  const find = (key: string) =>
    keys.find({ method: "GET", path: "/", query: "", headers: { "x-api-key": key } });
  expect(["a", "bb", "c".repeat(1000), "", "b", "c".repeat(999)].map(find)).toEqual([
    0,
    1,
    2,
    undefined,
    undefined,
    undefined,
  ]);
  expect(() => new ApiKeys(["with blanks "])).toThrow("visible ASCII");
});
