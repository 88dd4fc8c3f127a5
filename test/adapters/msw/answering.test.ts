import http from "node:http";
import * as msw from "msw";
import { setupServer } from "msw/node";
import { expect, onTestFinished, test } from "vitest";
import { createHandlers } from "../../../src/msw.ts";
import { createInline } from "../../contract/inline-contract.ts";
import { interceptPets } from "./pets-handlers.ts";

test("one handler stands for all operations, which are listed by name, method and path", async () => {
  const { handlers } = await interceptPets();
  expect(handlers).toHaveLength(1);
  expect(handlers[0]?.info.header).toBe("Pets 1.0.0");
  expect(
    handlers.operations.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`),
  ).toEqual([
    "listPets GET /pets",
    "createPet POST /pets",
    "getPet GET /pets/{petId}",
    "updatePet PUT /pets/{petId}",
    "deletePet DELETE /pets/{petId}",
    "listShelters GET /shelters",
  ]);
  expect(handlers.operations.filter(({ source }) => source === "mock")).toMatchObject([
    { operationId: "listShelters" },
  ]);
});

test("handlers answer, over a store, and what nobody has written is answered from the document", async () => {
  const { ask } = await interceptPets();
  const created = await ask("/pets", { json: { name: "Mia", kind: "cat" } });
  expect(created.status).toBe(201);
  const { id } = (await created.json()) as { id: string };
  expect(created.headers.get("Location")).toBe(`/pets/${id}`);
  expect(await (await ask(`/pets/${id}`)).json()).toMatchObject({ name: "Mia" });
  const shelters = await ask("/shelters");
  expect(shelters.headers.get("X-Contract-Source")).toBe("mock");
  expect(await shelters.json()).toHaveLength(2);
});

test("requests that node:http sends are answered too", async () => {
  await interceptPets();
  const status = await new Promise((resolve, reject) => {
    http
      .get("http://pets.test/pets/pet-1", (response) => resolve(response.resume().statusCode))
      .on("error", reject);
  });
  expect(status).toBe(200);
});

test("a bad request is answered as a server would, and told of in the console", async () => {
  const { ask, told } = await interceptPets();
  const response = await ask("/pets", { json: { name: "Mia", kind: "dragon" } });
  expect(response.status).toBe(422);
  expect(response.headers.get("Content-Type")).toMatch("application/problem+json");
  expect(await response.json()).toMatchObject({ errors: [{ in: "body", path: "/kind", keyword: "enum" }] });
  expect(told).toEqual([
    `[contract-server] createPet: POST /pets was refused with 422. The request does not fit createPet: body/kind must be one of "cat", "dog", "parrot".`,
  ]);
});

test("what a handler refuses is no mistake of the page's, and not told of", async () => {
  const { ask, told } = await interceptPets();
  expect((await ask("/pets/pet-999")).status).toBe(404);
  expect(told).toEqual([]);
});

test("a handler that fails is a 500, and the console says why", async () => {
  const { ask, told, handlers } = await interceptPets();
  handlers.override("getPet", () => {
    throw new Error("stumbled");
  });
  expect((await ask("/pets/pet-1")).status).toBe(500);
  expect(told).toEqual(["[contract-server] getPet failed: Error: stumbled"]);
});

test("a body that is too long for a server is too long here", async () => {
  const { ask } = await interceptPets({ bodyBytes: 100 });
  expect((await ask("/pets", { json: { name: "M".repeat(200), kind: "cat" } })).status).toBe(413);
});

test("what is not in the contract passes on to other handlers and to the network", async () => {
  const { ask, server } = await interceptPets();
  await expect(ask("/plants")).rejects.toThrow();
  server.use(msw.http.get("*/plants", () => msw.HttpResponse.text("a fern")));
  expect(await (await ask("/plants")).text()).toBe("a fern");
  expect((await ask("/pets", { method: "PATCH" })).status).toBe(405);
});

test("unknown paths can be refused as a server does", async () => {
  const { ask, told } = await interceptPets({ unknownPaths: "refuse", baseUrl: "/api" });
  const response = await ask("/api/plants");
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ detail: "The contract has no path that fits /plants." });
  expect(told).toEqual([
    "[contract-server] no operation: GET /plants was refused with 404. The contract has no path that fits /plants.",
  ]);
  await expect(ask("/plants")).rejects.toThrow();
});

test("cookies are the contract's to read and to set", async () => {
  const name = { name: "visitor", in: "cookie", schema: { type: "string" } };
  const responses = {
    200: { description: "", content: { "application/json": {} }, headers: { "Set-Cookie": {} } },
  };
  const { contract } = createInline(
    { paths: { "/greet": { get: { operationId: "greet", parameters: [name], responses } } } },
    { greet: ({ cookie }) => ({ status: 200, body: cookie, headers: { "Set-Cookie": "visitor=ada" } }) },
  );
  const server = setupServer(...createHandlers(contract));
  server.listen();
  onTestFinished(() => server.close());
  const response = await fetch("http://greetings.test/greet", { headers: { Cookie: "visitor=a%20b" } });
  expect(await response.json()).toEqual({ visitor: "a b" });
  expect(response.headers.getSetCookie()).toEqual(["visitor=ada"]);
});

test("nothing can be kept where there is no browser, and that is said", async () => {
  await expect(interceptPets({ persist: true })).rejects.toThrow(/persist needs a browser's IndexedDB/);
});
