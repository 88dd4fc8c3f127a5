import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { openConnection } from "../pets-server.ts";
import { head, post, processorTime, startAttacked, statusesIn } from "./attacked-server.ts";

const MIB = 1024 * 1024;

/** Most of these take less than 50 ms; what grows with the square of its size takes minutes. */
const AT_MOST_MS = 3000;

const expanded = Buffer.alloc(96 * MIB);
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

test.each([
  ["gzip", gzipSync(expanded, { level: 1 }), 413],
  ["deflate", deflateSync(expanded, { level: 1 }), 413],
  ["br", brotliCompressSync(expanded, quickly), 413],
  ["zstd", zstdCompressSync(expanded), 415],
  ["gzip, gzip", gzipSync(gzipSync(expanded, { level: 1 })), 415],
])("96 MiB in %s are refused before they are there", async (coding, bomb, status) => {
  const { statusOf } = await startAttacked();
  expect(bomb.length).toBeLessThan(MIB);
  const before = process.memoryUsage().rss;
  expect(await statusOf(...post("application/json", bomb, `Content-Encoding: ${coding}`))).toBe(status);
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * MIB);
});

const opened = (text: string, closing: string) => text.repeat(100_000) + closing.repeat(100_000);
const part = (name: string, value: string) =>
  `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

test.each([
  ["lists in JSON", "application/json", opened("[", "]"), 400],
  ["objects in JSON", "application/json", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, 400],
  ["lists in JSON that do not end", "application/json", "[".repeat(MIB), 400],
  ["elements in XML", "application/xml", opened("<a>", "</a>"), 400],
  ["JSON in a form", "application/x-www-form-urlencoded", `o=${'{"a":'.repeat(100_000)}`, 400],
  [
    "JSON in a part",
    "multipart/form-data; boundary=B",
    `${part("o", '{"a":'.repeat(100_000))}--B--\r\n`,
    400,
  ],
])("100,000 levels of %s are refused", async (_, type, body, status) => {
  const { statusOf, failures } = await startAttacked();
  expect(await statusOf(...post(type, body))).toBe(status);
  expect(failures).toEqual([]);
});

const many = (count: number, piece: (at: number) => string, separator = "") =>
  Array.from({ length: count }, (_, at) => piece(at)).join(separator);

test.each([
  ["parts", "multipart/form-data; boundary=B", `${many(1001, () => part("a", ""))}--B--\r\n`],
  ["fields of a form", "application/x-www-form-urlencoded", many(10_001, (at) => `k${at}=`, "&")],
  [
    "header fields of a part",
    "multipart/form-data; boundary=B",
    `--B\r\n${many(2000, (at) => `X${at}: y\r\n`)}\r\n--B--\r\n`,
  ],
])("too many %s are refused", async (_, type, body) => {
  const { statusOf } = await startAttacked();
  expect(await statusOf(...post(type, body))).toBe(400);
});

test.each([
  ["a target of 20 kB", `GET /things?q=${"x".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 414],
  ["a target of 500 kB", `GET /things?q=${"x".repeat(500_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 414],
  ["a header field of 20 kB", head("GET /things", `X: ${"x".repeat(20_000)}`), 431],
  ["201 header fields", head("GET /things", ...Array<string>(199).fill("X: y")), 431],
  ["3,000 header fields", head("GET /things", ...Array<string>(3000).fill("a:")), 431],
  [
    "trailer fields of 300 kB",
    `${head("POST /things", "Content-Type: text/plain", "Transfer-Encoding: chunked")}0\r\n${"X: y\r\n".repeat(50_000)}\r\n`,
    431,
  ],
])("%s: refused", async (_, text, status) => {
  const { send, statusOf } = await startAttacked();
  expect(statusesIn(await send(text))).toEqual([status]);
  expect(await statusOf(head("GET /things"))).toBe(200);
});

test("header fields that never end are refused where they are too many", async () => {
  const { port, statusOf } = await startAttacked();
  const connection = openConnection(port);
  connection.write("GET /things HTTP/1.1\r\n");
  const sending = setInterval(() => connection.write("X-A: bbbbbbbb\r\n".repeat(100)), 1);
  const received = await connection.closed;
  clearInterval(sending);
  expect(statusesIn(received)).toEqual([431]);
  expect(await statusOf(head("GET /things"))).toBe(200);
});

const filled = (piece: string) => piece.repeat(Math.floor(15_000 / piece.length));

test.each([
  ["media ranges", "/anything", `Accept: ${filled("a/b,")}a/c`],
  ["quoted media ranges", "/anything", `Accept: ${filled('a/b;x=",",')}a/c`],
  ["codings", "/things", `Accept-Encoding: ${filled("gzip,")}br`],
  ["preferences", "/things", `Prefer: ${filled("a=b,")}c=d`],
  ["tags to match", "/things/1", `If-Match: ${filled('"a",')}"b"`],
  ["tags not to match", "/things/1", `If-None-Match: ${filled('"a",')}"b"`],
  ["ranges of bytes", "/things/1", `Range: bytes=${filled("0-1,")}5-`],
  ["cookies", "/things", `Cookie: ${filled("c=1;")}c=2`],
  ["members of a header", "/things", `X-Obj: ${filled("a,1,")}b,2`],
  ["parameters", `/things?${filled("q=1&")}`, "X: y"],
  ["parameters in brackets", `/things?deep${filled("[a]")}=1`, "X: y"],
  ["dots in a path", `/files/${filled(".")}`, "X: y"],
  ["credentials", "/things", `Authorization: ${filled("a ")}`],
])("15 kB of %s are answered in a time that does not grow with their square", async (_, path, field) => {
  const { send } = await startAttacked();
  let statuses: number[] = [];
  const spent = await processorTime(
    async () => (statuses = statusesIn(await send(head(`GET ${path}`, field)))),
  );
  expect(statuses).toHaveLength(1);
  expect(statuses[0]).toBeLessThan(500);
  expect(spent).toBeLessThan(AT_MOST_MS);
});

test.each([
  ["attributes", "application/xml", `<a ${many(60_000, (at) => `k${at}="1"`, " ")}/>`],
  [
    "namespaces",
    "application/xml",
    `<a ${many(20_000, (at) => `xmlns:k${at}="u${at}" k${at}:a="1"`, " ")}/>`,
  ],
  [
    "beginnings of boundaries",
    "multipart/form-data; boundary=B",
    `${part("a", "\r\n--".repeat(250_000))}--B--\r\n`,
  ],
  ["dashes", `multipart/form-data; boundary=${"-".repeat(4000)}`, "-".repeat(MIB)],
  ["members", "application/json", `{${many(70_000, (at) => `"k${at}":1`, ",")}}`],
])("a body full of %s is answered in a time that does not grow with its square", async (_, type, body) => {
  const { statusOf } = await startAttacked();
  let status = 0;
  const spent = await processorTime(async () => (status = await statusOf(...post(type, body))));
  expect(status).toBeLessThan(500);
  expect(spent).toBeLessThan(AT_MOST_MS);
});

test("a body that comes in 300,000 chunks of a byte takes no more memory than one that comes whole", async () => {
  const { statusOf } = await startAttacked();
  const before = process.memoryUsage().rss;
  const start = head("POST /things", "Content-Type: text/plain", "Transfer-Encoding: chunked");
  expect(await statusOf(start, `${"1\r\na\r\n".repeat(300_000)}0\r\n\r\n`)).toBe(200);
  expect(process.memoryUsage().rss - before).toBeLessThan(128 * MIB);
});
