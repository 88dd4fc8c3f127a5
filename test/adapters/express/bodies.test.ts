import { createGzip, brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { openConnection, startPets } from "../pets-server.ts";

const LIMIT = 1024 * 1024;
const pet = (name: string) => JSON.stringify({ name, kind: "cat" });

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** Sends a body with what a test says about it. */
function post(url: string, body: Body, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${url}/pets`, {
    method: "POST",
    body,
    headers: { "Content-Type": "application/json", ...headers },
    duplex: "half",
  });
}

/** Blanks that make a JSON text as long as wanted. */
const padded = (text: string, length: number) => text.padEnd(length);

test.each([
  ["gzip", (text: string) => gzipSync(text)],
  ["x-gzip", (text: string) => gzipSync(text)],
  ["deflate", (text: string) => deflateSync(text)],
  ["br", (text: string) => brotliCompressSync(text)],
  ["identity", (text: string) => Buffer.from(text)],
])("a body in %s is expanded", async (encoding, encode) => {
  const { url } = await startPets();
  const response = await post(url, encode(pet("Mia")), { "Content-Encoding": encoding });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ name: "Mia" });
});

test("a body in chunks is put together", async () => {
  const { url } = await startPets();
  const text = pet("Mia");
  const body = Readable.toWeb(
    Readable.from([text.slice(0, 5), text.slice(5)].map((part) => Buffer.from(part))),
  );
  expect((await post(url, body)).status).toBe(201);
});

test("a client that closes its side after a whole request gets its answer", async () => {
  const { port } = await startPets();
  const connection = openConnection(port);
  const body = pet("Mia");
  connection.write(
    `POST /pets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  connection.end();
  expect(await connection.closed).toMatch(/^HTTP\/1.1 201 /);
});

test.each([
  [
    "an unknown encoding",
    "zip",
    Buffer.from(pet("Mia")),
    415,
    /zip is not known here; send gzip, deflate, br or none/,
  ],
  ["two encodings", "gzip, br", Buffer.from(pet("Mia")), 415, /gzip, br is not known here/],
  [
    "broken gzip",
    "gzip",
    Buffer.from(pet("Mia")),
    400,
    /could not be read: it is not valid gzip, or not all of it/,
  ],
  [
    "gzip that ends too early",
    "gzip",
    gzipSync(pet("Mia")).subarray(0, -9),
    400,
    /could not be read: it is not valid gzip, or not all of it/,
  ],
])("%s is refused", async (_, encoding, body, status, detail) => {
  const { url, store } = await startPets();
  const response = await post(url, body, { "Content-Encoding": encoding });
  expect(response.status).toBe(status);
  expect(response.headers.get("accept-encoding")).toBe(status === 415 ? "gzip, deflate, br" : null);
  expect(await response.json()).toMatchObject({ status, detail: expect.stringMatching(detail) as string });
  expect((await store.dump()).collections.pets).toHaveLength(3);
});

test("a body of exactly the limit is taken", async () => {
  const { url } = await startPets();
  expect((await post(url, padded(pet("Mia"), LIMIT))).status).toBe(201);
  expect((await post(url, gzipSync(padded(pet("Mio"), LIMIT)), { "Content-Encoding": "gzip" })).status).toBe(
    201,
  );
});

test.each([
  ["announced", () => padded(pet("Mia"), LIMIT + 1), {}],
  ["in chunks", () => Readable.toWeb(Readable.from([Buffer.alloc(LIMIT, " "), Buffer.from(pet("Mia"))])), {}],
  ["expanded from gzip", () => gzipSync(padded(pet("Mia"), LIMIT + 1)), { "Content-Encoding": "gzip" }],
  ["expanded from br", () => brotliCompressSync(padded(pet("Mia"), LIMIT + 1)), { "Content-Encoding": "br" }],
])("a body over the limit is refused: %s", async (_, body, headers) => {
  const { url, store } = await startPets();
  const response = await post(url, body(), headers);
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({
    type: "urn:contract-server:problem:content-too-large",
    detail: "The body is larger than the 1048576 bytes that are taken; send less, or in parts.",
  });
  expect((await store.dump()).collections.pets).toHaveLength(3);
});

test("a body that never ends is refused without waiting for its end", async () => {
  const { port } = await startPets({ limits: { bodyBytes: 1000 } });
  const connection = openConnection(port);
  connection.write(
    "POST /pets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
  );
  connection.write(`3e9\r\n${" ".repeat(1001)}\r\n`);
  expect(await connection.until("\r\n\r\n")).toMatch(/^HTTP\/1.1 413 /);
});

test("a bomb of 128 MiB in gzip is refused in bounded memory", async () => {
  const { url } = await startPets();
  const block = Buffer.alloc(1024 * 1024, " ");
  const gzip = Readable.from(Array<Buffer>(128).fill(block)).pipe(createGzip());
  const bomb = Buffer.concat(await gzip.toArray());
  expect(bomb.length).toBeLessThan(LIMIT);
  const before = process.memoryUsage().rss;
  expect((await post(url, bomb, { "Content-Encoding": "gzip" })).status).toBe(413);
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
});

test("a connection can be used again after a body was refused", async () => {
  const { port } = await startPets({ limits: { bodyBytes: 100 } });
  const connection = openConnection(port);
  const head = "POST /pets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  connection.write(`${head}Content-Length: 200\r\n\r\n${" ".repeat(200)}`);
  await connection.until("content-too-large");
  connection.write("GET /pets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  expect(await connection.closed).toContain('"total":3');
});

test("a client that leaves in the middle of its body leaves nothing behind", async () => {
  const { port, exchanges } = await startPets();
  const connection = openConnection(port);
  connection.write(
    "POST /pets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{",
  );
  connection.end();
  await connection.closed;
  await expect.poll(() => exchanges.map(({ status }) => status)).toEqual([400]);
});
