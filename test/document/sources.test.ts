import { spawn } from "node:child_process";
import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import { json, text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import { BIN } from "../cli/command.ts";
import { HEAD, write } from "./written.ts";

const DOCUMENT = `${HEAD}paths: {}\n`;

/** Serves on a port of its own; gives the origin back. */
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return `http://127.0.0.1:${address.port}`;
}

/** Serves texts by their paths. */
const files = (texts: Readonly<Record<string, string>>): RequestListener => {
  return ({ url = "" }, response) => {
    response.statusCode = url in texts ? 200 : 404;
    response.end(texts[url]);
  };
};

test("a document is read from a URL, with what its references lead to below it", async () => {
  const origin = await listen(
    files({
      "/v1/api.yaml": `${DOCUMENT}components: { schemas: { A: { $ref: parts/a.json } } }\n`,
      "/v1/parts/a.json": '{ "type": "string" }',
    }),
  );
  const { document, files: read } = await loadDocument(`${origin}/v1/api.yaml`);
  expect(document.components?.schemas?.A).toEqual({ type: "string" });
  expect(read).toEqual([]);
});

test("its references do not lead out of its folder, unless that is allowed", async () => {
  const origin = await listen(
    files({
      "/v1/api.yaml": `${DOCUMENT}components: { schemas: { A: { $ref: ../a.json } } }\n`,
      "/a.json": '{ "type": "string" }',
    }),
  );
  await expect(loadDocument(`${origin}/v1/api.yaml`)).rejects.toThrow("leads out of");
  const { document } = await loadDocument(`${origin}/v1/api.yaml`, { allowExternalRefs: true });
  expect(document.components?.schemas?.A).toEqual({ type: "string" });
});

test("a document of the network never reads files of this machine", async () => {
  const origin = await listen(
    files({ "/api.yaml": `${DOCUMENT}components: { schemas: { A: { $ref: "file:///etc/passwd" } } }\n` }),
  );
  const loading = loadDocument(`${origin}/api.yaml`, { allowExternalRefs: true });
  await expect(loading).rejects.toThrow("is no http(s) URL");
});

test("allowed, a file's references lead out of its folder and to the network", async () => {
  const origin = await listen(files({ "/a.json": '{ "type": "string" }' }));
  const path = await write({
    "api/api.yaml": `${DOCUMENT}components: { schemas: { A: { $ref: "${origin}/a.json" }, B: { $ref: ../b.json } } }\n`,
    "b.json": '{ "type": "number" }',
  });
  const { document } = await loadDocument(path, { allowExternalRefs: true });
  expect(document.components?.schemas).toEqual({ A: { type: "string" }, B: { type: "number" } });
});

test.each<[string, RequestListener, RegExp, number?]>([
  ["that is not there", files({}), /answers 404, not with a document/],
  [
    "that redirects for ever",
    (_, response) => response.writeHead(302, { location: "/again" }).end(),
    /redirects more than 5 times/,
  ],
  [
    "that redirects to a file",
    (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    /redirects to file:\/\/\/etc\/passwd, which is not http/,
  ],
  [
    "that never ends",
    (_, response) => {
      const more = () => response.write("#".repeat(65_536), () => setImmediate(more));
      more();
    },
    /is longer than 1 MiB/,
  ],
  ["that never answers", () => undefined, /took longer than 0.5 s/, 500],
])("a URL %s is told of", async (_, listener, expected, networkMs = 20_000) => {
  const origin = await listen(listener);
  const limits = { fileBytes: 2 ** 20, networkMs };
  await expect(loadDocument(`${origin}/api.yaml`, { limits })).rejects.toThrow(expected);
});

test("a document is read from the standard input", async () => {
  const command = spawn(process.execPath, [BIN, "bundle", "-", "--format", "json"]);
  command.stdin.end(DOCUMENT);
  expect(await json(command.stdout)).toMatchObject({ info: { title: "T" } });
});

test("faults of the standard input are told under that name", async () => {
  const command = spawn(process.execPath, [BIN, "bundle", "-"]);
  command.stdin.end("openapi: [");
  expect(await text(command.stderr)).toMatch(/^contract-server: standard input:1:\d+: /);
});

test.each([
  ["a file that is too large", "#".repeat(2000), { fileBytes: 1000 }, /is longer than 1000 bytes/],
  [
    "values nested too deeply",
    `a: ${"[".repeat(20)}${"]".repeat(20)}`,
    { depth: 10 },
    /more than 10 levels deep/,
  ],
  ["far too deep a nesting", "[".repeat(100_000), {}, /:1:\d+: is nested more than 300 levels deep/],
  [
    "it in brackets that end",
    `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`,
    {},
    /:1:\d+: is nested more than 300 levels deep/,
  ],
  ["too many values", `a: [${"1,".repeat(200)}]`, { values: 100 }, /has more than 100 values/],
])("%s is refused", async (_, content, limits, expected) => {
  await expect(loadDocument(await write({ "a.yaml": content }), { limits })).rejects.toThrow(expected);
});

test("a byte order mark does not matter, and other encodings are told of", async () => {
  expect((await loadDocument(await write({ "a.yaml": `\uFEFF${DOCUMENT}` }))).document.info.title).toBe("T");
});

test("what looks like a date or a number in YAML stays what it is", async () => {
  const path = await write({
    "a.yaml": `${DOCUMENT}components: { examples: { a: { value: { day: 2020-01-02, at: 2020-01-02T03:04:05Z } } } }\n`,
  });
  const { document } = await loadDocument(path);
  expect(document.components?.examples?.a).toEqual({
    value: { day: "2020-01-02", at: "2020-01-02T03:04:05Z" },
  });
});

test("anchors and merge keys are copies, each of its own", async () => {
  const path = await write({
    "a.yaml": `${HEAD}paths: {}\nx-base: &base { type: string, maxLength: '5' }\ncomponents: { schemas: { A: *base, B: { <<: *base, title: b }, C: { default: *base } } }\n`,
  });
  const { document } = await loadDocument(path);
  expect(document.components?.schemas).toEqual({
    A: { type: "string", maxLength: 5 },
    B: { type: "string", maxLength: 5, title: "b" },
    C: { default: { type: "string", maxLength: "5" } },
  });
});

test("a key that stands twice in JSON is told with its line", async () => {
  const path = await write({ "a.json": '{\n  "openapi": "3.1.0",\n  "openapi": "3.1.0"\n}' });
  await expect(loadDocument(path)).rejects.toThrow(/a\.json:3:\d+: duplicated mapping key/);
});

test("names that every object inherits are names like any other", async () => {
  const path = await write({
    "a.yaml": `${HEAD}paths: {}\ncomponents: { schemas: { constructor: { type: string }, toString: { properties: { hasOwnProperty: { $ref: "#/components/schemas/constructor" } } } } }\n`,
  });
  const { document, warnings } = await loadDocument(path);
  expect(warnings).toEqual([]);
  expect(Object.keys(document.components?.schemas ?? {})).toEqual(["constructor", "toString"]);
});
