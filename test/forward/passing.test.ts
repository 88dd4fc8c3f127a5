import { createHash } from "node:crypto";
import { once } from "node:events";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openConnection } from "../adapters/pets-server.ts";
import { ask, withJson } from "./asking.ts";
import { sendJson, servePetsBeside, startUpstream } from "./beside.ts";

const PETS = { pets: [{ id: "pet-1", name: "Rex", kind: "dog" }], total: 1 };

test("cookies stay apart, and fields of one connection stay behind", async () => {
  const upstream = await startUpstream((_, response) =>
    sendJson(
      response,
      200,
      { pets: [], total: 0 },
      {
        "set-cookie": ["a=1; Path=/", "b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT"],
        connection: "x-hop",
        "x-hop": "gone",
        "x-end": "here",
      },
    ),
  );
  const { url } = await servePetsBeside(upstream.url);
  const { headers } = await ask(`${url}/pets`, { headers: { te: "trailers", accept: "application/json" } });
  expect(headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT"]);
  expect([headers.get("x-hop"), headers.get("x-end")]).toEqual([null, "here"]);
  const [seen] = upstream.seen;
  expect(seen?.headers).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" });
  expect(seen?.headers).not.toHaveProperty("te");
  expect(seen?.headers.host).toBe(new URL(upstream.url).host);
});

test("events pass one by one, before there is an end", async () => {
  let end: (() => void) | undefined;
  const upstream = await startUpstream((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
    end = () => void response.end("data: 2\n\n");
  });
  const { url } = await servePetsBeside(upstream.url);
  const { body } = await fetch(`${url}/events`);
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await next()).toBe("data: 1\n\n");
  end?.();
  expect(await next()).toBe("data: 2\n\n");
});

test("an answer that breaks off in the middle is no answer of the contract's", async () => {
  const upstream = await startUpstream((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write('{"pets":', () => response.socket?.destroy());
  });
  const { url } = await servePetsBeside(upstream.url);
  expect(await ask(`${url}/pets`)).toMatchObject({ status: 502, source: "engine" });
});

test("path and query arrive untouched, below the backend's own base path", async () => {
  const upstream = await startUpstream((_, response) => sendJson(response, 200, {}));
  const { url } = await servePetsBeside(`${upstream.url}/base/v2/`);
  const { port } = new URL(url);
  const target = "/a/./b//%2Fc%20d;x=1?q=%41&q&=&e%5B%5D=1";
  const connection = openConnection(Number(port));
  connection.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  await connection.closed;
  expect(upstream.seen.map(({ line }) => line)).toEqual([`GET /base/v2${target}`]);
});

test.each(["/../secret", "/a/../../secret", "/%2e%2e/secret", "/a/..%2f..%2fsecret"])(
  "a path that leads out of the base path is refused: %s",
  async (path) => {
    const upstream = await startUpstream((_, response) => sendJson(response, 200, {}));
    const { url } = await servePetsBeside(`${upstream.url}/base`);
    const connection = openConnection(Number(new URL(url).port));
    connection.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(await connection.closed).toMatch(/^HTTP\/1\.1 400 /);
    expect(upstream.seen).toEqual([]);
  },
);

test.each([
  ["gzip", gzipSync],
  ["br", brotliCompressSync],
] as const)("a body in %s is checked, and goes on as it is", async (coding, compress) => {
  const bytes = compress(JSON.stringify({ pets: 7, total: 1 }));
  const upstream = await startUpstream((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": coding }).end(bytes);
  });
  const { url } = await servePetsBeside(upstream.url);
  const { text, violations, headers } = await ask(`${url}/pets`, {
    headers: { "accept-encoding": `zstd, ${coding}` },
  });
  expect(JSON.parse(text)).toEqual({ pets: 7, total: 1 });
  expect(violations).toBe("1; reply body/pets must be array");
  expect(headers.get("content-length")).toBe(String(bytes.length));
  expect(upstream.seen[0]?.headers["accept-encoding"]).toBe(coding);
});

test("a JSON body that is larger than what is checked goes on unchecked, byte for byte", async () => {
  const large = JSON.stringify({ pets: "x".repeat(300_000) });
  const upstream = await startUpstream((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write(large.slice(0, 150_000));
    response.end(large.slice(150_000));
  });
  const { url } = await servePetsBeside(upstream.url, { bufferBytes: 100_000 });
  const { text, violations } = await ask(`${url}/pets`);
  expect(text === large).toBe(true);
  expect(violations).toBeNull();
});

test("a slow client has the backend wait, so that nothing piles up here", async () => {
  const sent = { bytes: 0, isWaiting: false };
  const upstream = await startUpstream((_, response) => {
    response.writeHead(200, { "content-type": "application/octet-stream" });
    const chunk = Buffer.alloc(64 * 1024);
    const write = () => {
      while (sent.bytes < 200 * 1024 * 1024) {
        sent.bytes += chunk.length;
        if (!response.write(chunk)) {
          sent.isWaiting = true;
          response.once("drain", write);
          return;
        }
      }
      response.end();
    };
    write();
  });
  const { url } = await servePetsBeside(upstream.url);
  const connection = openConnection(Number(new URL(url).port), { isPaused: true });
  connection.write("GET /blob HTTP/1.1\r\nHost: localhost\r\n\r\n");
  let before = -1;
  while (before !== sent.bytes || !sent.isWaiting) {
    before = sent.bytes;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(sent.bytes).toBeLessThan(100 * 1024 * 1024);
});

test("a client that goes away ends the request at the backend", async () => {
  const closed = Promise.withResolvers<boolean>();
  const upstream = await startUpstream((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
    response.once("close", () => closed.resolve(true));
  });
  const { url } = await servePetsBeside(upstream.url);
  const controller = new AbortController();
  const { body } = await fetch(`${url}/events`, { signal: controller.signal });
  await body?.getReader().read();
  controller.abort();
  expect(await closed.promise).toBe(true);
});

test("a client that goes away before there is an answer ends the request too, and nobody answers it here", async () => {
  const asked = Promise.withResolvers<undefined>();
  const closed = Promise.withResolvers<boolean>();
  const upstream = await startUpstream((_, response) => {
    response.once("close", () => closed.resolve(true));
    asked.resolve(undefined);
  });
  const { url, exchanges } = await servePetsBeside(upstream.url);
  const controller = new AbortController();
  const fetching = fetch(`${url}/pets`, {
    ...withJson("POST", { name: "A", kind: "cat" }),
    signal: controller.signal,
  });
  await asked.promise;
  controller.abort();
  await expect(fetching).rejects.toThrow();
  expect(await closed.promise).toBe(true);
  await expect.poll(() => exchanges).toMatchObject([{ status: 499, source: "engine" }]);
});

test("an upload larger than what is kept passes as it comes, with its length", async () => {
  const bytes = Buffer.alloc(5 * 1024 * 1024, "ab");
  const upstream = await startUpstream((request, response) => {
    const hash = createHash("sha256");
    request.on("data", (chunk: Buffer) => hash.update(chunk));
    void once(request, "end").then(() => sendJson(response, 200, { hash: hash.digest("hex") }));
  });
  const { url } = await servePetsBeside(upstream.url);
  const headers = { "content-type": "application/octet-stream" };
  const { text } = await ask(`${url}/upload`, { method: "PUT", headers, body: bytes });
  expect(JSON.parse(text)).toEqual({ hash: createHash("sha256").update(bytes).digest("hex") });
  expect(upstream.seen[0]?.headers["content-length"]).toBe(String(bytes.length));
});

test("what breaks off in the middle, when its beginning is with the client, breaks off there too", async () => {
  const upstream = await startUpstream((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: 1\n\n", () => setTimeout(() => response.socket?.destroy(), 50));
  });
  const { url } = await servePetsBeside(upstream.url);
  const connection = openConnection(Number(new URL(url).port));
  connection.write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const text = await connection.closed;
  expect(text).toContain("data: 1");
  expect(text).not.toMatch(/\r\n0\r\n\r\n$/);
});

test("places in the backend become places here", async () => {
  const upstream = await startUpstream(({ headers }, response) => {
    response.writeHead(307, { location: `http://${headers.host}/base/pets/pet-1?x=1` }).end();
  });
  const { url } = await servePetsBeside(`${upstream.url}/base`);
  expect((await ask(`${url}/moved`)).headers.get("location")).toBe("/pets/pet-1?x=1");
});

test("a request that comes round again is refused", async () => {
  const own: { url: string } = { url: "" };
  const upstream = await startUpstream(({ headers, url = "" }, response) => {
    void ask(own.url + url, { headers: { via: String(headers.via) } }).then(({ status }) =>
      sendJson(response, status, {}),
    );
  });
  own.url = (await servePetsBeside(upstream.url)).url;
  expect((await ask(`${own.url}/elsewhere`)).status).toBe(508);
});

test("a HEAD gets the backend's own, without a body", async () => {
  const upstream = await startUpstream((_, response) => {
    const text = JSON.stringify(PETS);
    response.writeHead(200, { "content-type": "application/json", "content-length": text.length }).end();
  });
  const { url } = await servePetsBeside(upstream.url);
  const { status, source, headers, violations } = await ask(`${url}/pets`, { method: "HEAD" });
  expect({ status, source, violations }).toEqual({ status: 200, source: "forward", violations: null });
  expect(headers.get("content-length")).toBe(String(JSON.stringify(PETS).length));
});
