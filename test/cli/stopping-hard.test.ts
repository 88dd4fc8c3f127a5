import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { openConnection } from "../adapters/pets-server.ts";
import { startUpstream } from "../forward/beside.ts";
import { makeFolder } from "../store/temporary-folder.ts";
import type { RunningCommand } from "./command.ts";
import { serve } from "./command.ts";
import { handlersWith, makeFiles, THINGS } from "./files.ts";

const SLOW_DISK = pathToFileURL(join(import.meta.dirname, "slow-disk.js")).href;

/** Stops a server, and tells how it ended and how long that took, in milliseconds. */
async function stop({ child, ended }: RunningCommand) {
  const started = performance.now();
  child.kill("SIGTERM");
  const outcome = await ended;
  return { ...outcome, took: performance.now() - started };
}

function post(url: string, name: string): Promise<string> {
  const headers = { "Content-Type": "application/json" };
  const sent = fetch(`${url}/pets`, { method: "POST", headers, body: JSON.stringify({ name, kind: "dog" }) });
  return sent.then(async (response) => {
    if (response.status !== 201) throw new Error(String(response.status));
    return ((await response.json()) as { id: string }).id;
  });
}

/** The state of a server that is started anew on the same data. */
async function stateAfter(data: string): Promise<string> {
  const again = await serve(["test/pets/openapi.yaml", "--data", data]);
  return (await fetch(`${again.url}/__contract/state`)).text();
}

test("a handler that hangs holds nothing up longer than it may", async () => {
  const hanging = `handlers: { listThings: () => new Promise(() => undefined) }`;
  const folder = await makeFiles({ "things.json": THINGS, "handlers/index.js": handlersWith(hanging) });
  const server = await serve([join(folder, "things.json"), "--stop-within", "300", "--ephemeral"]);
  const connection = openConnection(Number(new URL(server.url).port));
  connection.write("GET /things HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const idle = openConnection(Number(new URL(server.url).port));
  idle.write("GET /__contract/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await idle.until('"live"');
  const { code, signal, stderr, took } = await stop(server);
  expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: "" });
  expect(took).toBeLessThan(10_000);
  expect(await connection.closed).toBe("");
  expect(server.log.at(-1)?.msg).toMatch(/something has not ended within 1300 ms/);
});

test("a stream that has no end is cut off", async () => {
  const upstream = await startUpstream((_, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    const timer = setInterval(() => response.write("data: tick\n\n"), 20);
    response.on("close", () => clearInterval(timer));
  });
  const folder = await makeFiles({ "things.json": THINGS });
  const args = ["--forward", upstream.url, "--stop-within", "300"];
  const server = await serve([join(folder, "things.json"), ...args]);
  const connection = openConnection(Number(new URL(server.url).port));
  connection.write("GET /things HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await connection.until("tick");
  const { code, took } = await stop(server);
  expect(code).toBe(0);
  expect(took).toBeLessThan(10_000);
  // Not the end that a whole answer has.
  expect(await connection.closed).not.toMatch(/\r\n0\r\n\r\n$/);
});

test("on a disk that takes its time, what is in flight is acknowledged when it lasts", async () => {
  const data = await makeFolder();
  const slow = { node: ["--import", SLOW_DISK], env: { SLOW_SYNC_MS: "150" } };
  const server = await serve(["test/pets/openapi.yaml", "--data", data], slow);
  const asked = Array.from({ length: 60 }, (_, at) => post(server.url, `Pet ${at}`));
  await Promise.race(asked);
  const late = Array.from({ length: 60 }, (_, at) => post(server.url, `Late ${at}`));
  const settled = Promise.allSettled([...asked, ...late]);
  const { code, took } = await stop(server);
  const outcomes = await settled;
  const acknowledged = outcomes.flatMap((it) => (it.status === "fulfilled" ? [it.value] : []));
  expect(code).toBe(0);
  expect(took).toBeLessThan(10_000);
  expect(acknowledged.length).toBeGreaterThan(0);
  const state = await stateAfter(data);
  expect(acknowledged.filter((id) => !state.includes(`"${id}"`))).toEqual([]);
});

test("on a disk that does not answer, nothing is acknowledged, and the server ends all the same", async () => {
  const data = await makeFolder();
  const args = ["test/pets/openapi.yaml", "--data", data, "--stop-within", "300"];
  const server = await serve(args, { node: ["--import", SLOW_DISK] });
  server.child.kill("SIGUSR2");
  await expect.poll(() => server.log.at(-1)?.msg).toBe("the disk hangs");
  const asked = post(server.url, "Rex").catch(() => "closed");
  // It has come in when another one is answered that was sent later.
  await fetch(`${server.url}/pets`);
  const { code, took } = await stop(server);
  expect(code).toBe(0);
  expect(took).toBeLessThan(10_000);
  expect(await asked).toBe("closed");
});

test("--drain keeps answering for a while, and says that it is not ready", async () => {
  const server = await serve(["test/pets/openapi.yaml", "--ephemeral", "--drain", "700"]);
  const { url, child, log } = server;
  expect((await fetch(`${url}/__contract/ready`)).status).toBe(200);
  const stopped = stop(server);
  await expect.poll(() => log.at(-1)?.msg).toBe("SIGTERM: not ready any more, closing in 700 ms");
  const ready = await fetch(`${url}/__contract/ready`);
  expect([ready.status, await ready.json()]).toMatchObject([503, { status: "stopping" }]);
  expect((await fetch(`${url}/pets`)).status).toBe(200);
  expect(child.exitCode).toBeNull();
  const { code, took } = await stopped;
  expect(code).toBe(0);
  expect(took).toBeGreaterThanOrEqual(690);
});
