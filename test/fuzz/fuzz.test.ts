import { createServer } from "node:net";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import { Chance } from "./chance.ts";
import { fuzz } from "./fuzz.ts";
import { rawCase } from "./raw-message.ts";

/** A server that says the same to everybody. */
async function saying(text: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.end(text);
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return address.port;
}

const answer = (status: string, length: number, body: string) =>
  `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`;

test.each([
  ["fails", answer("500 Internal Server Error", 2, "{}"), /answers 500: \{\}/],
  ["says nothing", "", /gives no answer/],
  ["breaks off", answer("200 OK", 3, "{}"), /not as long as it says/],
  ["says no JSON where it says so", answer("200 OK", 1, "{"), /is no JSON/],
  ["speaks no HTTP", "hello\r\n\r\n", /no answer begins with "hello/],
  ["splits its header", "HTTP/1.1 200 OK\r\nA: b\rC: d\r\n\r\n", /no answer begins with/],
])("a server that %s is found", async (_, text, expected) => {
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const port = await saying(text);
  const { findings } = await fuzz({ port, document }, { seed: 1, cases: 2, kinds: ["contract"] });
  expect(findings[0]).toMatchObject({ seed: 1, what: expect.stringMatching(expected) as string });
});

test("a server that is gone is found", async () => {
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const { findings } = await fuzz({ port: 1, document }, { seed: 1, cases: 1 });
  expect(findings).toMatchObject([{ what: "the server takes no connections" }]);
});

test("the same seed makes the same cases", () => {
  const made = (seed: number) => rawCase(new Chance(seed), ["/pets"], "localhost").text;
  expect([1, 2, 3].map(made)).toEqual([1, 2, 3].map(made));
  expect(new Set([1, 2, 3].map(made)).size).toBe(3);
});
