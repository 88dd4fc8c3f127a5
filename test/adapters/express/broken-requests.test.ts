import { expect, test } from "vitest";
import { defineService, reply } from "../../../src/index.ts";
import type { operations } from "../../pets/contract.gen.ts";
import type { PetsState } from "../../pets/handlers/index.ts";
import petsService from "../../pets/handlers/index.ts";
import { openConnection, startPets } from "../pets-server.ts";

/** The problem in the body of a raw response. */
function problemIn(received: string): unknown {
  return JSON.parse(received.slice(received.lastIndexOf("\r\n\r\n") + 4));
}

test.each([
  ["no HTTP at all", "\u0016\u0003\u0001 hello\r\n\r\n", 400, "bad-request"],
  [
    "a header field without a name",
    "GET /pets HTTP/1.1\r\nHost: localhost\r\n: x\r\n\r\n",
    400,
    "bad-request",
  ],
  [
    "two lengths",
    "POST /pets HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    400,
    "bad-request",
  ],
  ["a bare line feed in a chunk", chunked("5\n{}\r\n0\r\n\r\n"), 400, "bad-request"],
  [
    "header fields of 20 kB",
    `GET /pets HTTP/1.1\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
    431,
    "headers-too-large",
  ],
])("%s is answered with a problem, and the connection closed", async (_, text, status, kind) => {
  const { port, exchanges } = await startPets();
  const connection = openConnection(port);
  connection.write(text);
  const received = await connection.closed;
  expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(received).toContain("Content-Type: application/problem+json");
  expect(problemIn(received)).toMatchObject({ status, type: `urn:contract-server:problem:${kind}` });
  await expect
    .poll(() => exchanges.map(({ request }) => request.headers["x-request-id"]))
    .toEqual([/X-Request-Id: (\S+)/.exec(received)?.[1]]);
});

function chunked(rest: string): string {
  return `POST /pets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${rest}`;
}

test("a request without a Host is refused", async () => {
  const { port } = await startPets();
  const connection = openConnection(port);
  connection.write("GET /pets HTTP/1.1\r\nConnection: close\r\n\r\n");
  expect(problemIn(await connection.closed)).toMatchObject({
    status: 400,
    detail: expect.stringContaining("Host") as string,
  });
});

test("header fields that trickle in are given up on in time", async () => {
  const { port } = await startPets({ limits: { headersMs: 300 } });
  const connection = openConnection(port);
  connection.write("GET /pets HTTP/1.1\r\nHost: loc");
  expect(problemIn(await connection.closed)).toMatchObject({ status: 408 });
});

test("a body that trickles in is given up on in time, and told of once", async () => {
  const { port, exchanges, store } = await startPets({ limits: { headersMs: 300, requestMs: 300 } });
  const connection = openConnection(port);
  connection.write(
    "POST /pets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n",
  );
  const dripping = setInterval(() => connection.write(" "), 50);
  const received = await connection.closed;
  clearInterval(dripping);
  expect(received).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/);
  await expect.poll(() => exchanges).toMatchObject([{ operationId: "createPet", status: 408 }]);
  expect((await store.dump()).collections.pets).toHaveLength(3);
});

test("what follows a request that is still being answered is not taken for its answer", async () => {
  const answering = Promise.withResolvers<undefined>();
  const service = defineService<operations, PetsState>({
    ...petsService,
    handlers: {
      ...petsService.handlers,
      listPets: async () => {
        await answering.promise;
        return reply(200, { pets: [], total: 0 });
      },
    },
  });
  const { port, exchanges } = await startPets({ service });
  const connection = openConnection(port);
  connection.write("GET /pets HTTP/1.1\r\nHost: localhost\r\n\r\nnonsense\r\n\r\n");
  setTimeout(() => answering.resolve(undefined), 100);
  const received = await connection.closed;
  expect(received.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 200"]);
  expect(received).toContain("Connection: close");
  expect(exchanges).toHaveLength(1);
});

test("the limits in use are those of the documentation", async () => {
  const { url } = await startPets();
  const response = await fetch(`${url}/pets`);
  expect(response.headers.get("keep-alive")).toBe("timeout=30");
});
