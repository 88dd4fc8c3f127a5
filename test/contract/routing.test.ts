import { expect, test } from "vitest";
import { createPets } from "./pets-contract.ts";
import { askSmall, json } from "./small-contract.ts";

test("a path that the contract does not have is 404 as problem+json", async () => {
  const { ask } = await createPets();
  const answer = await ask("GET", "/fish");
  expect(answer.status).toBe(404);
  expect(answer.headers["Content-Type"]).toBe("application/problem+json; charset=utf-8");
  expect(answer.body).toMatchObject({
    type: "urn:contract-server:problem:not-found",
    status: 404,
    detail: expect.stringContaining("/fish") as string,
  });
});

test("a method that the path does not know is 405 with Allow", async () => {
  const { ask } = await createPets();
  const answer = await ask("PATCH", "/pets/pet-1");
  expect(answer.status).toBe(405);
  expect(answer.headers.Allow).toBe("DELETE, GET, HEAD, OPTIONS, PUT");
});

test("OPTIONS tells the methods", async () => {
  const { ask } = await createPets();
  const answer = await ask("OPTIONS", "/pets");
  expect(answer).toMatchObject({ status: 204, text: "", headers: { Allow: "GET, HEAD, OPTIONS, POST" } });
});

test("HEAD has the headers of its GET and no body", async () => {
  const { ask } = await createPets();
  const get = await ask("GET", "/pets/pet-1");
  const head = await ask("HEAD", "/pets/pet-1");
  expect(head).toEqual({
    status: 200,
    body: undefined,
    text: "",
    headers: { ...get.headers, "Content-Length": String(Buffer.byteLength(get.text)) },
  });
});

test("a slash at the end makes no difference, one in the middle does", async () => {
  const { ask } = await createPets();
  expect((await ask("GET", "/pets/")).status).toBe(200);
  expect((await ask("GET", "//pets")).status).toBe(404);
});

test("a handler for an operation that is not in the contract is refused when the contract is made", async () => {
  const { petsService } = await import("./pets-contract.ts");
  const handlers = { ...petsService.handlers, walkPet: () => undefined };
  await expect(createPets({ service: { ...petsService, handlers } })).rejects.toThrow(
    "no operation of the contract is called walkPet",
  );
});

test("templates that fit the same paths share them, each with the names of its own", async () => {
  const operation = (operationId: string) => ({ operationId, responses: { 200: json() } });
  const parameters = (...names: string[]) =>
    names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  const paths = {
    "/pets/{id}/toys/{toy}": { parameters: parameters("id", "toy"), get: operation("read") },
    "/pets/{petId}/toys/{id}": {
      parameters: parameters("petId", "id"),
      get: operation("never"),
      put: operation("write"),
    },
  };
  const tell = ({ path, operationId }: { path: unknown; operationId: string }) => ({
    status: 200,
    body: { path, operationId },
  });
  const ask = askSmall({ paths }, { read: tell, write: tell, never: tell });
  const target = "/pets/p-1/toys/t-2";
  expect((await ask("GET", target)).body).toEqual({ operationId: "read", path: { id: "p-1", toy: "t-2" } });
  expect((await ask("PUT", target)).body).toEqual({
    operationId: "write",
    path: { petId: "p-1", id: "t-2" },
  });
  expect((await ask("POST", target)).headers.Allow).toBe("GET, HEAD, OPTIONS, PUT");
});
