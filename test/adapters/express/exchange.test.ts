import { expect, test } from "vitest";
import { defineService, reply } from "../../../src/index.ts";
import type { operations } from "../../pets/contract.gen.ts";
import type { PetsState } from "../../pets/handlers/index.ts";
import petsService from "../../pets/handlers/index.ts";
import { openConnection, startPets } from "../pets-server.ts";

test("a request goes through the contract and comes back as it is", async () => {
  const { url } = await startPets();
  const response = await fetch(`${url}/pets?kind=cat`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(response.headers.get("x-contract-source")).toBe("handler");
  expect(response.headers.has("x-powered-by")).toBe(false);
  expect(response.headers.has("etag")).toBe(false);
  expect(await response.json()).toMatchObject({ total: 1, pets: [{ name: "Luna" }] });
});

test("one connection serves many requests, pipelined ones in order", async () => {
  const { port } = await startPets();
  const connection = openConnection(port);
  const ask = (path: string, more = "") => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;
  connection.write(ask("/pets/pet-1") + ask("/pets/pet-2") + ask("/pets/pet-3", "Connection: close\r\n"));
  const received = await connection.closed;
  expect([...received.matchAll(/"name":"(\w+)"/g)].map(([, name]) => name)).toEqual([
    "Luna",
    "Bruno",
    "Coco",
  ]);
});

test("HEAD has the header fields of its GET and no body", async () => {
  const { url } = await startPets();
  const get = await fetch(`${url}/pets`);
  const head = await fetch(`${url}/pets`, { method: "HEAD" });
  expect(head.headers.get("content-length")).toBe(String((await get.arrayBuffer()).byteLength));
  expect(await head.text()).toBe("");
});

test("a reply without a body says so", async () => {
  const { url, port } = await startPets();
  const gone = await fetch(`${url}/pets/pet-1`, {
    method: "DELETE",
    headers: { "X-Admin-Token": "let me in" },
  });
  expect([gone.status, gone.headers.has("content-length")]).toEqual([204, false]);
  const connection = openConnection(port);
  connection.write("OPTIONS /pets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  expect(await connection.closed).toMatch(
    /^HTTP\/1.1 204 No Content\r\n.*Allow: GET, HEAD, OPTIONS, POST\r\n/s,
  );
});

test("a target with scheme and host is understood", async () => {
  const { port } = await startPets();
  const connection = openConnection(port);
  connection.write(
    "GET http://localhost/pets?limit=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
  );
  expect(await connection.closed).toContain('"total":3');
});

test.each(["//pets", "/%", "/pets/%E0%A4%A", "/[", "*", "/__proto__"])(
  "the strange target %s is refused with a problem",
  async (target) => {
    const { port } = await startPets();
    const connection = openConnection(port);
    connection.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    const received = await connection.closed;
    expect(received).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(received).toContain("application/problem+json");
    expect(received).not.toContain("node_modules");
  },
);

test("a header field called __proto__ does no harm", async () => {
  const { port } = await startPets();
  const connection = openConnection(port);
  connection.write("GET /pets HTTP/1.1\r\nHost: localhost\r\n__proto__: x\r\nConnection: close\r\n\r\n");
  expect(await connection.closed).toMatch(/^HTTP\/1.1 200 /);
  expect({}).not.toHaveProperty("x");
});

test("a line break in a reply's header is our failure and splits nothing", async () => {
  const service = defineService<operations, PetsState>({
    ...petsService,
    handlers: {
      ...petsService.handlers,
      getPet: () =>
        reply(200, { id: "pet-1", name: "x", kind: "cat" as const }, { ETag: '"a"\r\nSet-Cookie: stolen=1' }),
    },
  });
  const { url, failures } = await startPets({ service });
  const response = await fetch(`${url}/pets/pet-1`);
  expect(response.status).toBe(500);
  expect(response.headers.has("set-cookie")).toBe(false);
  expect(await response.json()).toEqual({
    type: "urn:contract-server:problem:internal-error",
    title: "Internal error",
    status: 500,
    detail: "The server failed while answering; its log says why.",
  });
  expect(failures).toHaveLength(1);
});
