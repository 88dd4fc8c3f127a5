import { expect, test } from "vitest";
import type { Exchange } from "../../bench/exchange.ts";
import { isListOf } from "../../bench/exchange.ts";
import { startServer } from "../../bench/server-process.ts";
import { bareServer } from "../../bench/servers.ts";

const pets: Exchange = { method: "GET", path: "/pets", isAnswer: (body) => isListOf("name", body) };
const reply = (status: number, body: unknown) =>
  bareServer(
    JSON.stringify({ status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  );

test("a server is up when it answers as it should", async () => {
  await using server = await startServer(reply(200, [{ name: "Ada" }]), "", pets);
  expect(server.firstAnswer).toBeGreaterThan(0);
  expect((await fetch(`${server.url}/pets`)).status).toBe(200);
});

test("it is gone afterwards", async () => {
  const server = await startServer(reply(200, [{ name: "Ada" }]), "", pets);
  await server[Symbol.asyncDispose]();
  await expect(fetch(server.url)).rejects.toThrow("fetch failed");
});

test("one that ends instead is told with its own error", async () => {
  const broken = {
    name: "Broken",
    toArguments: () => ["--eval", "throw new RangeError('no such document')"],
  };
  await expect(startServer(broken, "", pets)).rejects.toThrow(
    "Broken did not serve: RangeError: no such document",
  );
});
