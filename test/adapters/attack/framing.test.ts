import { expect, test } from "vitest";
import { openConnection } from "../pets-server.ts";
import { head, startAttacked, statusesIn } from "./attacked-server.ts";

const HEAD = "POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n";
const SMUGGLED = "GET /things/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

test.each([
  [
    "a length and chunks",
    `${HEAD}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  ],
  [
    "chunks and a length",
    `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  ],
  ["two lengths that differ", `${HEAD}Content-Length: 0\r\nContent-Length: 6\r\n\r\n${SMUGGLED}`],
  ["two lengths that are the same", `${HEAD}Content-Length: 6\r\nContent-Length: 6\r\n\r\n${SMUGGLED}`],
  ["two lengths in one field", `${HEAD}Content-Length: 6, 6\r\n\r\n${SMUGGLED}`],
  ["a length below zero", `${HEAD}Content-Length: -6\r\n\r\n${SMUGGLED}`],
  ["a length with a sign", `${HEAD}Content-Length: +6\r\n\r\n${SMUGGLED}`],
  ["a length in hexadecimal", `${HEAD}Content-Length: 0x6\r\n\r\n${SMUGGLED}`],
  ["a length that is no number that fits", `${HEAD}Content-Length: 99999999999999999999\r\n\r\n${SMUGGLED}`],
  ["an empty length", `${HEAD}Content-Length:\r\n\r\n${SMUGGLED}`],
  ["a coding that looks like chunked", `${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ["chunked in quotes", `${HEAD}Transfer-Encoding: 'chunked'\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ["chunked with a parameter", `${HEAD}Transfer-Encoding: chunked;a=b\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ["chunked behind a vertical tab", `${HEAD}Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  [
    "chunked before another coding",
    `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  ],
  ["chunked twice", `${HEAD}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  [
    "chunked in one of two fields",
    `${HEAD}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  ],
  ["a blank before a colon", `${HEAD}Content-Length : 6\r\n\r\n${SMUGGLED}`],
  ["a folded field", `${HEAD}X: a\r\n b\r\n\r\n`],
  ["a folded coding", `${HEAD}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ["lines that end in a line feed alone", "GET /things HTTP/1.1\nHost: localhost\n\n"],
  ["lines that end in a carriage return alone", "GET /things HTTP/1.1\rHost: localhost\r\r"],
  ["a carriage return in a field", "GET /things HTTP/1.1\r\nHost: localhost\r\nX: a\rY: b\r\n\r\n"],
  ["a NUL in a field", "GET /things HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n"],
  ["a NUL in a path", "GET /things/a\0b HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  [
    "a chunk whose size is no number that fits",
    `${HEAD}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\na`,
  ],
  [
    "60 kB behind the size of a chunk",
    `${HEAD}Transfer-Encoding: chunked\r\n\r\n1;${"a".repeat(60_000)}\r\na\r\n0\r\n\r\n`,
  ],
  ["a method that there is not", "FOO /things HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  ["a method in lower case", "get /things HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  ["a version that there is not", "GET /things HTTP/9.9\r\nHost: localhost\r\n\r\n"],
  ["HTTP/2 out of the blue", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
])("%s is refused, and nothing after it is taken for a request", async (_, text) => {
  const { send, statusOf } = await startAttacked();
  const received = await send(text);
  expect(statusesIn(received)).toEqual([400]);
  expect(received).toContain("Connection: close");
  expect(await statusOf(head("GET /things"))).toBe(200);
});

test("of a body that is coded twice over nothing is read", async () => {
  const { statusOf } = await startAttacked();
  const coded = head("POST /things", "Content-Type: text/plain", "Transfer-Encoding: gzip, chunked");
  expect(await statusOf(coded, "1\r\na\r\n0\r\n\r\n")).toBe(501);
});

test("what follows the beginning of a body that was refused is thrown away, and the connection closed", async () => {
  const { send } = await startAttacked({ limits: { bodyBytes: 1000 } });
  const received = await send(`${HEAD}Content-Length: 1000000\r\n\r\n`, SMUGGLED.repeat(100));
  expect(statusesIn(received)).toEqual([413]);
  expect(received).toContain("Connection: close");
});

test("who goes on sending a body that was refused gets the refusal, and is cut off", async () => {
  const { port } = await startAttacked({ limits: { bodyBytes: 1000 } });
  const connection = openConnection(port);
  connection.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
  const sending = setInterval(() => connection.write(`ffff\r\n${"a".repeat(0xffff)}\r\n`), 5);
  const received = await connection.closed;
  clearInterval(sending);
  expect(statusesIn(received)).toEqual([413]);
  expect(received).toContain("content-too-large");
});

test("two hosts are none, and a target with a host asks for that one", async () => {
  const { send, statusOf } = await startAttacked();
  const twice = "GET /things HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  expect(statusesIn(await send(twice))).toEqual([421]);
  expect(await statusOf(head("GET http://evil.test/things"))).toBe(421);
  expect(await statusOf(head("GET http://LOCALHOST:1/things"))).toBe(200);
});

test("two hosts are none on a public address either", async () => {
  const { statusOf } = await startAttacked({}, "0.0.0.0");
  const asking = (host: string) => `GET /things HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  for (const host of ["a.test, b.test", "a.test\r\nHost: b.test", "user@a.test", "a.test/b", "a b"])
    expect(await statusOf(asking(host))).toBe(400);
  for (const host of ["a.test", "a.test:80", "[2001:db8::1]:80", "10.0.0.1"])
    expect(await statusOf(asking(host))).toBe(200);
});

test.each([
  ["CONNECT evil.test:443", []],
  ["OPTIONS *", [404]],
  ["TRACE /things", [405]],
])("%s reaches nobody", async (line, statuses) => {
  const { send } = await startAttacked();
  expect(statusesIn(await send(head(line)))).toEqual(statuses);
});

test("an upgrade to another protocol is not taken, and what is not expected is not done", async () => {
  const { send } = await startAttacked();
  const upgrade = head("GET /things", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__");
  expect(statusesIn(await send(upgrade))).toEqual([200]);
  expect(statusesIn(await send(head("GET /things", "Expect: 200-ok")))).toEqual([417]);
});

test("100 Continue comes before the head of its answer, of requests that are sent at once too, for operations and pages", async () => {
  const { send } = await startAttacked();
  const first = "GET /things HTTP/1.1\r\nHost: localhost\r\n\r\n";
  // A page that is known already is written at once, though the answer before it is not.
  await send(head("GET /__contract/"));
  const posting = ["Content-Type: text/plain", "Content-Length: 1", "Expect: 100-continue"];
  for (const expecting of [
    head("GET /__contract/", "Expect: 100-continue"),
    `${head("POST /things", ...posting)}a`,
  ]) {
    const [one, ...last] = (await send(`${first}${expecting}`)).split(/(?<="ok":true\})/);
    expect(statusesIn(String(one))).toEqual([200]);
    expect(last.join("")).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
  }
});
