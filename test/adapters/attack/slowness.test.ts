import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { makeCertificate } from "../../../src/node.ts";
import { DEFAULT_LIMITS } from "../../../src/adapters/express/server-options.ts";
import { openConnection } from "../pets-server.ts";
import { head, startAttacked, statusesIn } from "./attacked-server.ts";

const ASK = "GET /things HTTP/1.1\r\nHost: localhost\r\n\r\n";

test("a server that was told nothing else bears what is promised", () => {
  expect(DEFAULT_LIMITS).toMatchObject({
    ...{ headersMs: 10_000, requestMs: 30_000, bodyBytes: 1024 * 1024, connections: 10_000 },
  });
});

test("fifty clients that send a byte now and then are all cut in time, and keep nobody else waiting", async () => {
  const { port, statusOf } = await startAttacked({ limits: { headersMs: 500, requestMs: 500 } });
  const started = performance.now();
  const connections = Array.from({ length: 50 }, (_, at) => {
    const connection = openConnection(port);
    connection.write(
      at % 2
        ? "GET /things HTTP/1.1\r\nX: "
        : head("POST /things", "Content-Type: text/plain", "Content-Length: 900"),
    );
    return connection;
  });
  const dripping = setInterval(() => connections.forEach((connection) => connection.write("a")), 100);
  expect(await statusOf(head("GET /things"))).toBe(200);
  const received = await Promise.all(connections.map(({ closed }) => closed));
  clearInterval(dripping);
  expect(new Set(received.flatMap(statusesIn))).toEqual(new Set([408]));
  expect(performance.now() - started).toBeLessThan(10_000);
});

test("who connects and says nothing is cut in time", async () => {
  const { port } = await startAttacked({ limits: { headersMs: 200 } });
  expect(statusesIn(await openConnection(port).closed)).toEqual([408]);
});

test("who does not agree on an encryption is cut in time", async () => {
  const https = await makeCertificate([], new Date());
  const { port } = await startAttacked({ https, limits: { headersMs: 200 } });
  expect(await openConnection(port).closed).toBe("");
});

test("connections that nobody uses make room for new ones", async () => {
  const { port, statusOf, warnings } = await startAttacked({ limits: { connections: 5 } });
  const idle = Array.from({ length: 5 }, () => openConnection(port));
  for (const connection of idle) {
    connection.write(ASK);
    await connection.until('{"ok":true}');
  }
  expect(await statusOf(head("GET /things"))).toBe(200);
  expect(warnings).toEqual([]);
});

test("where all connections are in use, new ones are cut until some of them end, and that is told once", async () => {
  const { port, statusOf, warnings } = await startAttacked({ limits: { connections: 5 } });
  const busy = Array.from({ length: 5 }, () => openConnection(port));
  for (const connection of busy) {
    connection.write(`${ASK}GET /things HTTP/1.1\r\n`);
    await connection.until('{"ok":true}');
  }
  for (let more = 0; more < 20; more++) expect(await openConnection(port).closed).toBe("");
  expect(warnings).toEqual(["all 5 connections are in use; more are cut until some of them end"]);
  for (const connection of busy) connection.write("Host: localhost\r\nConnection: close\r\n\r\n");
  await Promise.all(busy.map(({ closed }) => closed));
  await expect.poll(() => statusOf(head("GET /things"))).toBe(200);
});

test("a client that reads nothing of 20,000 answers does not fill the server's memory", async () => {
  const { port, statusOf } = await startAttacked();
  const socket = connect({ port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  socket.pause();
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 20; round++) socket.write(ASK.repeat(1000));
  for (let asked = 0; asked < 20; asked++) expect(await statusOf(head("GET /things"))).toBe(200);
  expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
});
