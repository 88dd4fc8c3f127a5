import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { sendDisturbed } from "../../../src/adapters/express/send-disturbed.ts";
import { openConnection, startPets } from "../pets-server.ts";

const prefer = (text: string) => ({ headers: { Prefer: text } });

test("an answer is held back for as long as it is asked to be", async () => {
  const { url } = await startPets();
  const started = performance.now();
  const response = await fetch(`${url}/shelters`, prefer("delay=150"));
  expect(response.status).toBe(200);
  expect(response.headers.get("preference-applied")).toBe("delay=150");
  // Timers count in whole milliseconds.
  expect(performance.now() - started).toBeGreaterThanOrEqual(149);
});

test("a reset cuts the connection", async () => {
  const { url } = await startPets();
  await expect(fetch(`${url}/shelters`, prefer("fault=reset"))).rejects.toMatchObject({
    cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) as string },
  });
  expect((await fetch(`${url}/shelters`)).status).toBe(200);
});

test("a timeout never answers, and lets go of a client that goes", async () => {
  const { url } = await startPets();
  await expect(
    fetch(`${url}/shelters`, { ...prefer("fault=timeout"), signal: AbortSignal.timeout(300) }),
  ).rejects.toMatchObject({ name: "TimeoutError" });
  expect((await fetch(`${url}/shelters`)).status).toBe(200);
});

test("malformed JSON is a whole message that no parser takes", async () => {
  const { url } = await startPets();
  const response = await fetch(`${url}/shelters`, prefer("fault=malformed"));
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text).toMatch(/^\[\{"name":"Harbour Street"/);
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
});

test.each([
  ["text", "hello", /^HTTP\/1.1 200 OK\r\n[^]*Content-Length: 6\r\n[^]*\r\n\r\nhello$/],
  ["no body", undefined, /^HTTP\/1.1 200 OK\r\n[^]*Content-Length: 1\r\n[^]*\r\n\r\n$/],
])("a malformed answer of %s ends before its end", async (_, body, received) => {
  const answer = { status: 200, headers: { "Content-Type": "text/plain" }, fault: "malformed" } as const;
  const server = createServer((_request, response) =>
    sendDisturbed(response, body === undefined ? answer : { ...answer, body }, () => undefined),
  );
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const connection = openConnection((server.address() as AddressInfo).port);
  connection.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect(await connection.closed).toMatch(received);
});

test("a 503 says when to ask again", async () => {
  const { url } = await startPets();
  const response = await fetch(`${url}/shelters`, prefer("fault=503"));
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
});
