import { spawnSync } from "node:child_process";
import { mkdir, symlink, truncate } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { nameIn } from "../../src/document/bundle/component-names.ts";
import { reachOf } from "../../src/document/address-reach.ts";
import { fetchText } from "../../src/document/fetch-text.ts";
import { DEFAULT_LIMITS } from "../../src/document/limits.ts";
import { loadDocument } from "../../src/document/load.ts";
import { HEAD, write } from "./written.ts";

const referring = (reference: string) =>
  `${HEAD}paths: {}\ncomponents: { schemas: { A: { $ref: ${JSON.stringify(reference)} } } }\n`;

/** A document in `api/` that refers to something, with what lies around it. */
async function writeAround(reference: string): Promise<string> {
  const path = await write({
    "api/api.yaml": referring(reference),
    "out.json": '{ "type": "string", "title": "secret" }',
  });
  const folder = dirname(path);
  await mkdir(join(folder, "sub"));
  await symlink(join(folder, "../out.json"), join(folder, "link.json"));
  await symlink(join(folder, ".."), join(folder, "sub/up"));
  return path;
}

test.each([
  ...[
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "/etc/passwd",
    "../out.json",
    "..%2fout.json",
    "%2e%2e/out.json",
  ],
  ...["sub/../../out.json", "link.json", "sub/up/out.json", "/proc/self/environ", "file://host/share/x"],
  ...[
    "http://127.0.0.1/",
    "http://localhost:1/",
    "http://169.254.169.254/latest/meta-data",
    "HTTP://[::1]/x",
  ],
  ...["data:application/json,{}", "ftp://127.0.0.1/x", "javascript:1"],
])("a reference to %s is refused", async (reference) => {
  const loading = loadDocument(await writeAround(reference));
  await expect(loading).rejects.toThrow(
    /leads out of|leads to the network|is neither a file|is no file of this machine/,
  );
});

test.each([
  "..\\out.json",
  "C:\\out.json",
  "\\\\host\\share\\out.json",
  "//host/out.json",
  "link.json\0.yaml",
])("%j is a name like any other, of a file that there is not", async (reference) => {
  const { document, warnings } = await loadDocument(await writeAround(reference));
  expect(document.components?.schemas?.A).toEqual({});
  expect(warnings).toMatchObject([{ kind: "dead-reference" }]);
});

test.skipIf(process.platform === "win32")(
  "a pipe, which may never begin, is no file that is referred to",
  async () => {
    const path = await writeAround("pipe.json");
    expect(spawnSync("mkfifo", [join(dirname(path), "pipe.json")]).status).toBe(0);
    await expect(loadDocument(path)).rejects.toThrow("is no ordinary file; references lead to no others");
  },
);

test.each([
  [
    "link",
    "169.254.169.254 169.254.0.1 100.100.100.200 fe80::1 fd00:ec2::254 ::ffff:169.254.169.254 64:ff9b::a9fe:a9fe",
  ],
  [
    "private",
    "127.0.0.1 127.9.9.9 0.0.0.0 10.1.2.3 172.31.0.1 192.168.1.1 100.64.0.1 ::1 :: fd12::1 ::ffff:10.0.0.1",
  ],
  ["public", "1.1.1.1 172.32.0.1 192.0.2.1 11.0.0.1 2606:4700::1111 ::ffff:8.8.8.8"],
])("an address that is %s is known for it", (reach, addresses) => {
  expect(addresses.split(" ").map(reachOf)).toEqual(addresses.split(" ").map(() => reach));
});

/** Serves on loopback, and counts who asks. */
async function listen(
  answer: (path: string) => { status?: number; headers?: Record<string, string>; body?: string | Uint8Array },
): Promise<{ readonly port: number; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    const { status = 200, headers = {}, body = "" } = answer(url);
    response.writeHead(status, headers).end(body);
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return { port: address.port, asked };
}

const anywhere = { permit: () => undefined };

test.each([
  "127.0.0.1",
  "localhost",
  "2130706433",
  "0x7f.1",
  "0177.0.0.1",
  "127.1",
  "[::ffff:127.0.0.1]",
  "0.0.0.0",
])("what came from the public network does not reach this machine as %s", async (host) => {
  const { port, asked } = await listen(() => ({ body: "{}" }));
  const fetching = fetchText(`http://${host}:${port}/`, DEFAULT_LIMITS, { ...anywhere, nearest: "public" });
  await expect(fetching).rejects.toThrow(
    /is on this machine or in its own network; a document from elsewhere may not lead there/,
  );
  expect(asked).toEqual([]);
});

test("nothing reaches the addresses where clouds keep their keys, not even when all references are allowed", async () => {
  for (const host of ["169.254.169.254", "2852039166", "[::ffff:a9fe:a9fe]", "0xa9.254.169.254"]) {
    const loading = loadDocument(await write({ "a.yaml": referring(`http://${host}/latest`) }), {
      allowExternalRefs: true,
    });
    await expect(loading).rejects.toThrow("where clouds keep their keys; no reference may lead there");
  }
});

test("a redirect leads no nearer to this machine than where it comes from", async () => {
  const { port } = await listen(() => ({
    status: 302,
    headers: { location: "http://169.254.169.254/latest" },
  }));
  await expect(loadDocument(`http://127.0.0.1:${port}/api.yaml`)).rejects.toThrow(
    "where clouds keep their keys",
  );
});

test.each([
  ["gzip", gzipSync],
  ["br", brotliCompressSync],
])("a document may come in %s, but grows no further than one may be", async (coding, compress) => {
  const bodies = { "/api.yaml": compress(`${HEAD}paths: {}\n`), "/bomb.yaml": compress("#".repeat(2 ** 25)) };
  const { port } = await listen((path) => ({
    headers: { "content-encoding": coding },
    body: bodies[path as keyof typeof bodies],
  }));
  const { document } = await loadDocument(`http://127.0.0.1:${port}/api.yaml`);
  expect(document.info.title).toBe("T");
  await expect(loadDocument(`http://127.0.0.1:${port}/bomb.yaml`)).rejects.toThrow("is longer than 20 MiB");
});

test("a file of 100 MiB is refused before it is read", async () => {
  const path = await write({ "a.yaml": "" });
  await truncate(path, 100 * 2 ** 20);
  const before = process.memoryUsage().arrayBuffers;
  await expect(loadDocument(path)).rejects.toThrow("is longer than 20 MiB");
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 2 ** 20);
});

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join("\n");

test.each([
  [
    "aliases of aliases",
    `a0: &a0 [x]\n${lines(9, (at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(10)}]`)}`,
    /more than 1000 values/,
  ],
  ["an alias of what it is in", "a: &a { b: *a }", /more than 300 levels deep/],
  [
    "merge keys of merge keys",
    `m0: &m0 { k0: 1 }\n${lines(2000, (at) => `m${at + 1}: &m${at + 1} { <<: *m${at}, k${at + 1}: 1 }`)}`,
    /merge keys exceeded/,
  ],
  ["a merge of very many", `m: &m { a: 1 }\nx: { <<: [${"*m,".repeat(50_000)}] }`, /abnormal merge/],
  ["lists in lists", "- ".repeat(5000), /more than 300 levels deep/],
  ["a list as a key", `? [${"[".repeat(200)}${"]".repeat(200)}]\n: 1`, /does not support complex keys/],
])("%s, in YAML, end in an error", async (_, text, expected) => {
  await expect(loadDocument(await write({ "a.yaml": text }), { limits: { values: 1000 } })).rejects.toThrow(
    expected,
  );
});

test("a pattern that no bound holds for is told of with its place, and not checked", async () => {
  const path = await write({
    "a.yaml": `${HEAD}paths: {}\ncomponents: { schemas: { A: { pattern: "((a{1000}){1000}){1000}" }, B: { pattern: "^(a|a)*$" } } }\n`,
  });
  const { document, warnings } = await loadDocument(path);
  expect(warnings).toMatchObject([{ kind: "unusable-pattern", pointer: "#/components/schemas/A/pattern" }]);
  expect(warnings[0]?.message).toBe(
    '"((a{1000}){1000}){1000}" cannot be held against a text in bounded time; it is not checked',
  );
  expect(document.components?.schemas).toEqual({ A: {}, B: { pattern: "^(a|a)*$" } });
});

test.each(["__proto__: { x: 1 }", "constructor: { prototype: { x: 1 } }"])(
  "what would reach the prototype of all objects is refused: %s",
  async (member) => {
    for (const place of [
      `x-a: { ${member} }`,
      `paths: { ${member} }`,
      `components: { schemas: { ${member} } }`,
    ]) {
      const text = `openapi: 3.1.1\ninfo: { title: T, version: '1' }\n${place}\n`;
      await expect(loadDocument(await write({ "a.yaml": text }))).rejects.toThrow(
        /is not allowed in a document/,
      );
      expect(({} as { x?: unknown }).x).toBeUndefined();
    }
  },
);

test("schemas that lead from one to the next without an end in sight are one clear error", async () => {
  const S = (at: number) => `S${at}: { allOf: [{ $ref: "#/components/schemas/S${at + 1}" }] }`;
  const chain = `${lines(20_000, (at) => `    ${S(at)}`)}\n    S20000: { type: string }\n`;
  const get =
    'get: { responses: { 200: { description: "", content: { "a/b": { schema: { $ref: "#/components/schemas/S0" } } } } } }';
  const text = `${HEAD}paths: { /a: { ${get} } }\ncomponents:\n  schemas:\n${chain}`;
  await expect(loadDocument(await write({ "a.yaml": text }))).rejects.toThrow(
    /a\.yaml: references lead from one to the next too often to be followed/,
  );
});

test("long names are made short in time in proportion to them", () => {
  const before = process.cpuUsage();
  expect(nameIn("a.yaml", `#/a/x${"-".repeat(400_000)}x`)).toHaveLength(400_002);
  expect(nameIn(`${".json".repeat(100_000)}x`, "")).toHaveLength(500_001);
  expect(nameIn("a/pet.Schema.yaml.json", "")).toBe("pet");
  expect(nameIn(".json", "")).toBe("part");
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
});
