import { Command } from "commander";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { createMemoryStore } from "../../src/index.ts";
import { parseState } from "../../src/adapters/scenarios/state-file.ts";
import { applyConfig } from "../../src/cli/verify/config-file.ts";
import { readBaseline } from "../../src/cli/verify/baseline-file.ts";
import { addVerifyOptions } from "../../src/cli/verify-options.ts";
import { savedRecord } from "../../src/coverage/coverage-file.ts";
import { mergeRecords } from "../../src/coverage/coverage-record.ts";
import { coverHar } from "../../src/coverage/har/cover-har.ts";
import { readHar } from "../../src/coverage/har/har.ts";
import { cover } from "../coverage/tiny-contract.ts";
import { makeFiles } from "./files.ts";

/** What every object has, before any file was read. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);
const POLLUTING = '"__proto__": { "x": 1 }, "constructor": { "prototype": { "x": 1 } }';

afterEach(() => {
  expect(({} as { x?: unknown }).x).toBeUndefined();
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(INHERITED);
});

const inFile = async (name: string, content: string) => join(await makeFiles({ [name]: content }), name);

test("in a recorded session they are fields, members and methods like any other", async () => {
  const { contract, coverage } = cover({
    paths: { "/notes": { post: { operationId: "addNote", responses: { 201: { description: "" } } } } },
  });
  const fields = ["__proto__", "constructor", "toString"].map((name) => ({ name, value: "x" }));
  const entry = (method: string, query: string) => `{ ${POLLUTING},
    "request": { ${POLLUTING}, "method": "${method}", "url": "http://localhost/notes${query}",
      "headers": ${JSON.stringify([...fields, { name: "content-type", value: "application/json" }])},
      "postData": { ${POLLUTING}, "mimeType": "application/json", "text": ${JSON.stringify(`{ ${POLLUTING} }`)} } },
    "response": { ${POLLUTING}, "status": 201, "headers": ${JSON.stringify(fields)},
      "content": { ${POLLUTING}, "mimeType": "application/json", "text": ${JSON.stringify(`{ ${POLLUTING} }`)} } } }`;
  const entries = [entry("POST", "?__proto__[x]=1"), entry("__proto__", ""), entry("constructor", "")];
  const har = readHar(`{ ${POLLUTING}, "log": { ${POLLUTING}, "entries": [${entries.join()}] } }`);
  const counts = await coverHar(contract, coverage, har);
  expect(counts).toEqual({ entries: 3, covered: 1, outside: 0, unknown: 2, unanswered: 0 });
  expect(() => readHar('{ "__proto__": { "log": { "entries": [] } } }')).toThrow("is no HAR");
});

test("a baseline that has its parts from a prototype is none, and checks are not called so", async () => {
  const finding = (parts: object) =>
    JSON.stringify({ operationId: "a", check: "body-valid", message: "m", phase: "examples", ...parts });
  const read = async (findings: string, before = "") =>
    readBaseline(await inFile("known.json", `{ ${before} "version": 1, ${findings} }`), false);
  await expect(read('"__proto__": { "findings": [] }')).rejects.toThrow("it has no list of findings");
  for (const check of ["__proto__", "constructor", "toString"]) {
    await expect(read(`"findings": [${finding({ check })}]`)).rejects.toThrow("findings/0 has no");
  }
  const known = await read(`"findings": [${finding({ operationId: "__proto__" })}]`, `${POLLUTING},`);
  expect(known).toMatchObject([{ operationId: "__proto__" }]);
});

test("a configuration that names them is refused with the place", async () => {
  const configure = async (content: string) =>
    applyConfig(addVerifyOptions(new Command("verify")), await inFile("c.yaml", content));
  const refused = async (content: string, why: string | RegExp) =>
    expect(configure(content)).rejects.toThrow(why);
  await refused("__proto__: { x: 1 }", "is not allowed in a document");
  await refused("verify: { __proto__: { url: 'http://localhost' } }", "is not allowed in a document");
  await refused("verify: { header: { __proto__: x } }", "is not allowed in a document");
  await refused("constructor: { prototype: { x: 1 } }", "is not allowed in a document");
  await refused("constructor: { url: x }", 'c.yaml:1:1: there is no section "constructor"');
  await refused("verify: { toString: x }", 'there is no flag "toString"');
  await refused("verify: { constructor: x }", 'there is no flag "constructor"');
});

test("kept coverage has them for operations like any other", () => {
  const asked = '{ "asked": 1, "exercised": ["/a"], "kept": [], "broken": [] }';
  const record = savedRecord(
    JSON.parse(`{ "record": { "__proto__": ${asked}, "constructor": ${asked}, "toString": ${asked} } }`),
  );
  const merged = mergeRecords([record ?? {}, record ?? {}]);
  expect(Object.entries(merged).map(([id, { asked: times }]) => [id, times])).toEqual([
    ["__proto__", 2],
    ["constructor", 2],
    ["toString", 2],
  ]);
});

test("a state, or scenario, that has them is refused before anything is kept", async () => {
  const store = createMemoryStore({ collections: { pets: { id: "id" } }, seed: { collections: {} } });
  const pets = '"collections": { "pets": [{ "id": "1" }] }';
  const polluting = [
    `{ ${pets}, "__proto__": { "x": 1 } }`,
    `{ "collections": { "__proto__": [{ "id": "1" }] } }`,
    `{ "collections": { "pets": [{ "id": "1", "__proto__": { "x": 1 } }] } }`,
    `{ "collections": { "pets": [{ "id": "1", "a": { "constructor": { "prototype": { "x": 1 } } } }] } }`,
    `{ ${pets}, "counters": { "__proto__": 1 } }`,
  ];
  for (const text of polluting) {
    await expect(parseState(text, "s.json")).rejects.toThrow(/s\.json: the key at .* is not allowed/);
  }
  for (const name of ["constructor", "toString", "hasOwnProperty"]) {
    const state = await parseState(`{ "collections": { "${name}": [{ "id": "1" }] } }`, "s.json");
    await expect(store.reset(state)).rejects.toThrow(`"${name}", which is not defined`);
  }
  await store.reset(
    await parseState(`{ ${pets}, "counters": { "constructor": 3, "toString": 4 } }`, "s.json"),
  );
  const numbers = await store.transaction(async (state) => [
    await state.next("constructor"),
    await state.next("toString"),
    await state.next("valueOf"),
  ]);
  expect(numbers).toEqual([4, 5, 1]);
});
