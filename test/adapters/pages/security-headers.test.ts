import { createServer as createPlainServer } from "node:http";
import helmet from "helmet";
import { expect, onTestFinished, test } from "vitest";
import { securityHeaders } from "../../../src/adapters/pages/security-headers.ts";
import { startPets } from "../pets-server.ts";

/** What helmet sets where nothing else is said. */
async function helmetsHeaders(): Promise<Map<string, string>> {
  const protect = helmet();
  const server = createPlainServer((request, response) =>
    protect(request, response, () => response.end()),
  ).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const { headers } = await fetch(`http://127.0.0.1:${port}`);
  const own = ["connection", "date", "keep-alive", "transfer-encoding", "content-length"];
  return new Map([...headers].filter(([name]) => !own.includes(name)));
}

test.each([
  "/",
  "/docs",
  "/__contract/health",
  "/__contract/state",
  "/__contract/docs/docs.js",
  "/openapi.json",
])("%s has each header field that helmet sets", async (path) => {
  const { url } = await startPets();
  const { status, headers } = await fetch(url + path);
  expect(status).toBe(200);
  const wanted = await helmetsHeaders();
  // It has a stricter one of its own, and this is plain HTTP.
  wanted.delete("content-security-policy");
  wanted.delete("strict-transport-security");
  for (const [name, value] of wanted) expect([name, headers.get(name)]).toEqual([name, value]);
  expect(wanted.size).toBeGreaterThan(8);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/default-src 'none'/);
  expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
  expect(headers.has("x-powered-by")).toBe(false);
});

test("over TLS a browser is told to come by TLS alone, but for this machine's names, which others use too", async () => {
  const asked = (scheme: "http" | "https", host: string) =>
    securityHeaders({ method: "GET", path: "/", query: "", remoteAddress: "", scheme, headers: { host } });
  const wanted = (await helmetsHeaders()).get("strict-transport-security");
  expect(asked("https", "api.test:8443")["Strict-Transport-Security"]).toBe(wanted);
  expect(asked("https", "localhost:4010")).not.toHaveProperty("Strict-Transport-Security");
  expect(asked("http", "api.test")).not.toHaveProperty("Strict-Transport-Security");
});

test("refusals beside the contract have them, and what the contract answers is the contract's", async () => {
  const { url } = await startPets({ apiKeys: ["key"] });
  expect((await fetch(url)).headers.get("x-content-type-options")).toBe("nosniff");
  const answered = await fetch(`${url}/pets`, { headers: { "X-API-Key": "key" } });
  expect(answered.headers.has("content-security-policy")).toBe(false);
});
