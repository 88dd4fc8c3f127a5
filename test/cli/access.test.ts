import { expect, test } from "vitest";
import { listen, run } from "./command.ts";
import { handlersWith, makeFiles, THINGS } from "./files.ts";

const SECRET = "a-secret-that-nobody-logs";

/** The status of a request, and nothing else of it. */
async function status(url: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(url, { headers });
  await response.arrayBuffer();
  return response.status;
}

test("the keys of flag, file and environment are all accepted, and none is told or logged", async () => {
  const cwd = await makeFiles({
    "a.json": THINGS,
    "keys.txt": `# for tests\n${SECRET}-2\n\n  ${SECRET}-3  \n`,
  });
  const flags = ["--api-key", `${SECRET}-1`, "--api-key-file", "keys.txt", "--log-level", "trace"];
  const env = { CONTRACT_SERVER_API_KEY: `${SECRET}-4, ${SECRET}-5`, ADMIN_TOKEN: `${SECRET}-admin` };
  const { url, log, facts, child, ended } = await listen(["mock", "a.json", ...flags], { cwd, env });
  for (const number of [1, 2, 3, 4, 5]) {
    expect(await status(`${url}/things`, { "X-API-Key": `${SECRET}-${number}` })).toBe(200);
    expect(await status(`${url}/things`, { Authorization: `Bearer ${SECRET}-${number}` })).toBe(200);
  }
  expect(await status(`${url}/things`)).toBe(401);
  await status(`${url}/things?api_key=${SECRET}-wrong`, { "X-API-Key": `${SECRET}-wrong` });
  await status(`${url}/nowhere?token=${SECRET}`, {
    Authorization: `Bearer ${SECRET}-1`,
    Cookie: `s=${SECRET}`,
  });
  await status(`${url}/__contract/state`, { "X-Admin-Token": `${SECRET}-wrong`, "X-API-Key": `${SECRET}-1` });
  expect(facts).toMatchObject({ apiKey: "needed" });
  child.kill("SIGTERM");
  const { stderr } = await ended;
  expect(log.length).toBeGreaterThan(12);
  expect(JSON.stringify(log) + stderr).not.toContain(SECRET);
});

test.each([
  ["a backend", ["serve", "a.json", "--forward", `http://user:${SECRET}@127.0.0.1:9/api`]],
  ["a document", ["mock", `http://user:${SECRET}@127.0.0.1:9/openapi.yaml`]],
])("the address of %s is told without the password in it", async (_, args) => {
  const cwd = await makeFiles({ "a.json": THINGS });
  const { code, stderr, stdout } = await run([...args, "--port", "0"], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining("127.0.0.1:9")]);
  expect(stdout + stderr).not.toContain(SECRET);
});

test("what a failing handler throws is logged, and no header of the request with it", async () => {
  const handlers = `export default { handlers: { listThings: () => { throw new Error("broken"); } }, collections: {}, schemaVersion: 1 };`;
  const cwd = await makeFiles({ "a.json": THINGS, "handlers/index.js": handlers });
  const { url, log } = await listen(["serve", "a.json", "--ephemeral"], { cwd });
  expect(await status(`${url}/things`, { Authorization: `Bearer ${SECRET}`, Cookie: SECRET })).toBe(500);
  await expect.poll(() => JSON.stringify(log)).toContain("broken");
  expect(JSON.stringify(log)).not.toContain(SECRET);
});

test("a client has the rate that was asked for", async () => {
  const cwd = await makeFiles({ "a.json": THINGS });
  const { url } = await listen(["mock", "a.json", "--rate-limit", "2/h", "--trust-proxy", "127.0.0.1"], {
    cwd,
  });
  const from = (address: string) => status(`${url}/things`, { "X-Forwarded-For": address });
  expect([await from("192.0.2.1"), await from("192.0.2.1"), await from("192.0.2.1")]).toEqual([
    200, 200, 429,
  ]);
  expect(await from("192.0.2.2")).toBe(200);
});

test("on an address that others can reach, serve needs a token to start, and mock protects what it remembers", async () => {
  const cwd = await makeFiles({ "a.json": THINGS, "handlers/index.js": handlersWith("") });
  for (const host of ["0.0.0.0", "::", "192.0.2.1"]) {
    const { code, stderr } = await run(["serve", "a.json", "--host", host, "--port", "0"], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining("set the environment variable ADMIN_TOKEN")]);
  }
  const { url, facts } = await listen(["mock", "a.json", "--stateful", "--host", "0.0.0.0"], { cwd });
  const state = `${url.replace("0.0.0.0", "127.0.0.1")}/__contract/state`;
  expect([await status(state), await status(state, { "X-Admin-Token": String(facts.adminToken) })]).toEqual([
    401, 200,
  ]);
});

test.each([
  ["a rate without a time", ["--rate-limit", "100"], "A rate is like 100/m"],
  ["a rate of none", ["--rate-limit", "0/s"], "A rate is like 100/m"],
  [
    "a proxy without a rate",
    ["--trust-proxy", "10.0.0.1"],
    "--trust-proxy tells clients apart for --rate-limit",
  ],
  [
    "a proxy by name",
    ["--rate-limit", "1/s", "--trust-proxy", "proxy.test"],
    "--trust-proxy proxy.test is no address",
  ],
  ["a key with blanks", ["--api-key", "a b"], "an API key has blanks"],
  ["an empty key", ["--api-key", ""], "an API key has blanks"],
  ["keys that are not there", ["--api-key-file", "none.txt"], "the keys in none.txt cannot be read (ENOENT)"],
  ["a file without keys", ["--api-key-file", "empty.txt"], "there is no key in empty.txt"],
  ["no connections", ["--max-connections", "0"], "--max-connections 0 would let nobody in"],
  ["a policy without a page", ["--page-csp", "default-src 'self'"], "--page-csp is about the page of --page"],
])("%s is told in one line", async (_, flags, message) => {
  const cwd = await makeFiles({ "a.json": THINGS, "empty.txt": "# none yet\n" });
  const { code, stdout, stderr } = await run(["mock", "a.json", ...flags], { cwd });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^contract-server: [^\n]+\n$/);
  expect(stderr).toContain(message);
});
