import type { Socket } from "node:net";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { createHttpBackend } from "../../../src/adapters/backend/http-backend.ts";
import { BackendSilence } from "../../../src/forward/backend.ts";

interface Wire {
  readonly url: URL;
  /** The first lines of what came, in their order. */
  readonly lines: string[];
  /** How many connections there have been. */
  readonly connections: number;
}

/** A backend that does with each request, counted over all connections, what the test wants. */
async function startWire(act: (socket: Socket, count: number) => void): Promise<Wire> {
  const lines: string[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      lines.push(data.toString("latin1").split("\r\n", 1)[0] ?? "");
      act(socket, lines.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    url,
    lines,
    get connections() {
      return connections;
    },
  };
}

const OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
const request = (method: string, body?: Uint8Array) => ({
  method,
  target: "/things",
  headers: [["host", "backend"]] as const,
  ...(body && { body }),
  signal: new AbortController().signal,
});

test("requests that change nothing share a connection", async () => {
  const wire = await startWire((socket) => void socket.write(OK));
  const backend = createHttpBackend(wire.url);
  for (let at = 0; at < 3; at++) expect(await text((await backend.ask(request("GET"))).body)).toBe("ok");
  expect([wire.lines.length, wire.connections]).toEqual([3, 1]);
});

test("a kept connection that breaks under a request that changes nothing has it sent again, once", async () => {
  const wire = await startWire((socket, count) => {
    if (count === 2) socket.resetAndDestroy();
    else socket.write(OK);
  });
  const backend = createHttpBackend(wire.url);
  await text((await backend.ask(request("GET"))).body);
  expect(await text((await backend.ask(request("GET"))).body)).toBe("ok");
  expect([wire.lines.length, wire.connections]).toEqual([3, 2]);
});

test.each(["POST", "PUT", "PATCH", "DELETE"])(
  "a %s that the backend breaks under is sent once",
  async (method) => {
    const wire = await startWire((socket, count) => {
      if (count === 2) socket.resetAndDestroy();
      else socket.write(OK);
    });
    const backend = createHttpBackend(wire.url);
    await text((await backend.ask(request("GET"))).body);
    const asking = backend.ask(request(method, new TextEncoder().encode("{}")));
    await expect(asking).rejects.toMatchObject({ name: "BackendSilence", reason: "reset" });
    expect(wire.lines).toEqual(["GET /things HTTP/1.1", `${method} /things HTTP/1.1`]);
  },
);

test("a first connection that breaks is not tried again", async () => {
  const wire = await startWire((socket) => void socket.resetAndDestroy());
  await expect(createHttpBackend(wire.url).ask(request("GET"))).rejects.toThrow(BackendSilence);
  expect(wire.lines).toHaveLength(1);
});

test("nobody who listens is another silence than an answer that is no HTTP", async () => {
  const nobody = createHttpBackend(new URL("http://127.0.0.1:1"));
  await expect(nobody.ask(request("GET"))).rejects.toMatchObject({ reason: "unreachable" });
  const wire = await startWire((socket) => void socket.end("SSH-2.0-nonsense\r\n\r\n"));
  await expect(createHttpBackend(wire.url).ask(request("GET"))).rejects.toMatchObject({ reason: "reset" });
});

test("an answer that is shorter than it says is no whole one", async () => {
  const wire = await startWire((socket) => void socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok"));
  const { body } = await createHttpBackend(wire.url).ask(request("GET"));
  await expect(text(body)).rejects.toThrow();
});
