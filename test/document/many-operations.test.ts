import { stat } from "node:fs/promises";
import { expect, test } from "vitest";
import { createContract } from "../../src/index.ts";
import { loadDocument } from "../../src/document/load.ts";
import { asker } from "../contract/pets-contract.ts";
import { write } from "./written.ts";

/** All of them take some seconds: `MANY_OPERATIONS=100000`. */
const COUNT = Number(process.env.MANY_OPERATIONS ?? 20_000);

test("a document with very many operations is served, in bounded time and memory", async () => {
  const operation = (at: number) => ({
    get: { operationId: `get${at}`, responses: { 200: { $ref: "#/components/responses/Ok" } } },
  });
  const paths = Object.fromEntries(
    Array.from({ length: COUNT }, (_, at) => [`/r${at}/things`, operation(at)] as const),
  );
  const Ok = { description: "", content: { "application/json": { example: "here" } } };
  const written = { openapi: "3.1.1", info: { title: "Many", version: "1" }, paths };
  const file = await write({ "a.json": JSON.stringify({ ...written, components: { responses: { Ok } } }) });
  expect((await stat(file)).size).toBeLessThan(20 * 2 ** 20);
  const before = { time: process.cpuUsage(), heap: process.memoryUsage().heapUsed };
  const { document } = await loadDocument(file);
  const ask = asker(createContract({ document }));
  for (const at of [0, COUNT / 2, COUNT - 1]) {
    expect(await ask("GET", `/r${at}/things`)).toMatchObject({ status: 200, body: "here" });
  }
  expect((await ask("GET", `/r${COUNT}/things`)).status).toBe(404);
  expect(process.cpuUsage(before.time).user / 1e6).toBeLessThan(40);
  expect((process.memoryUsage().heapUsed - before.heap) / 2 ** 20).toBeLessThan(1500);
});
