import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { Exchange } from "../../bench/exchange.ts";
import { ask, isListOf } from "../../bench/exchange.ts";
import { measureLoad } from "../../bench/load.ts";

const pets: Exchange = { method: "GET", path: "/pets", isAnswer: (body) => isListOf("name", body) };
const good = JSON.stringify([{ name: "Ada" }]);

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a good answer is given with its body", async () => {
  const url = await serve((_, response) => response.end(good));
  expect((await ask(url, pets)).body).toBe(good);
});

test.each([
  ["with an error", 500, good],
  ["that is empty", 200, "[]"],
  ["of another shape", 200, '{"pets":[{"name":"Ada"}]}'],
  ["of other objects", 200, '[{"title":"Ada"}]'],
  ["that is no JSON", 200, "<html>"],
])("an answer %s is none", async (_, status, body) => {
  const url = await serve((__, response) => response.writeHead(status).end(body));
  await expect(ask(url, pets)).rejects.toThrow(`GET /pets was answered with ${status} ${body}`);
});

test("a server that answers well at first and then refuses has no figure", async () => {
  let asked = 0;
  const url = await serve((_, response) => response.writeHead(asked++ === 0 ? 200 : 429).end(good));
  await expect(measureLoad({ url, pid: process.pid }, pets, 1)).rejects.toThrow("answers that are no 2xx");
});

test("a server that answers well has a figure", async () => {
  const url = await serve((_, response) => response.end(good));
  expect((await measureLoad({ url, pid: process.pid }, pets, 1)).rate).toBeGreaterThan(0);
});
