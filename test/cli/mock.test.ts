import { expect, test } from "vitest";
import { listen, run } from "./command.ts";
import { makeFiles } from "./files.ts";

const PETS = "test/pets/openapi.yaml";
const NEW_PET = { name: "Mia", kind: "cat" };

const send = (url: string, body: object) =>
  fetch(url, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });

test("a document is answered from alone, from its examples and where it has none from its schemas", async () => {
  const { url, facts } = await listen(["mock", PETS]);
  expect(facts).toMatchObject({ handlers: "0 of 6", replies: expect.stringContaining("examples") as string });
  expect(facts).not.toHaveProperty("adminToken");
  expect(await (await fetch(`${url}/shelters`)).json()).toHaveLength(2);
  const pet = await fetch(`${url}/pets/pet-7`);
  expect(pet.headers.get("X-Contract-Source")).toBe("mock");
  expect(await pet.json()).toMatchObject({ id: "pet-7", name: expect.any(String) as string });
  expect((await send(`${url}/pets`, { name: 1 })).status).toBe(422);
  expect((await send(`${url}/pets`, NEW_PET)).status).toBe(201);
  // Any credential of the right form will do, but there has to be one.
  const remove = (headers: Readonly<Record<string, string>>) =>
    fetch(`${url}/pets/pet-7`, { method: "DELETE", headers });
  expect((await remove({})).status).toBe(401);
  expect((await remove({ "X-Admin-Token": "any" })).status).toBe(204);
});

test("the same seed generates the same reply in another process, and another seed another one", async () => {
  const generate = async (...flags: string[]) => {
    const { url } = await listen(["mock", PETS, "--dynamic", ...flags]);
    return (await fetch(`${url}/pets`)).text();
  };
  const first = await generate("--seed", "7");
  expect(await generate("--seed", "7")).toBe(first);
  expect(await generate("--seed", "8", "--locale", "de")).not.toBe(first);
});

test("what breaks the contract is answered all the same, without credentials, when that is wanted", async () => {
  const { url, log } = await listen(["mock", PETS, "--errors", "off", "--no-auth"]);
  expect((await send(`${url}/pets`, { name: 1 })).status).toBe(201);
  expect((await fetch(`${url}/pets/pet-7`, { method: "DELETE" })).status).toBe(204);
  expect(JSON.stringify(log)).toContain("createPet");
});

test("requests fail on purpose as often as it was asked for", async () => {
  const { url } = await listen(["mock", PETS, "--fault-rate", "1", "--delay", "1..5"]);
  const outcome = await fetch(`${url}/shelters`, { signal: AbortSignal.timeout(2000) })
    .then(async (response) => [response.status, await response.json()])
    .catch((error: unknown) => error);
  expect(outcome instanceof Error || JSON.stringify(outcome).includes("503")).toBe(true);
});

/** A document of an older version, with an operation that has no id. */
const SWAGGER = JSON.stringify({
  swagger: "2.0",
  info: { title: "Old", version: "1" },
  basePath: "/v1",
  paths: {
    "/things": {
      get: {
        produces: ["application/json"],
        responses: { 200: { description: "All.", examples: { "application/json": ["a"] } } },
      },
    },
  },
});

test("a Swagger document is served under its base path, under another, or at the root", async () => {
  const cwd = await makeFiles({ "a.json": SWAGGER });
  const find = async (path: string, ...flags: string[]) => {
    const { url } = await listen(["mock", "a.json", ...flags], { cwd });
    const response = await fetch(url + path);
    return [response.status, await response.json()];
  };
  expect(await find("/v1/things")).toEqual([200, ["a"]]);
  expect(await find("/x/things", "--prefix", "/x")).toEqual([200, ["a"]]);
  expect(await find("/things", "--no-base-path")).toEqual([200, ["a"]]);
});

test("a fault of the document is told once at the start, and is an error where that is wanted", async () => {
  const cwd = await makeFiles({ "a.json": SWAGGER });
  const { log } = await listen(["mock", "a.json"], { cwd });
  const told = log.filter(({ msg }) => String(msg).includes("operationId"));
  expect(told).toHaveLength(1);
  const { code, stderr } = await run(["mock", "a.json", "--strict"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(String(told[0]?.msg));
});

test.concurrent.each([
  ["no document", [], "missing required argument 'document'"],
  ["a delay of words", [PETS, "--delay", "long"], "A delay is milliseconds from 0 to 60000"],
  ["a share above the whole", [PETS, "--fault-rate", "2"], "A share is a number from 0 to 1"],
  ["an unknown language", [PETS, "--locale", "xx"], "A locale is a language that can be generated"],
  ["neither on nor off", [PETS, "--errors", "some"], "Allowed choices are on, off"],
])("%s is told in one line", async (_, args, message) => {
  const { code, stdout, stderr } = await run(["mock", ...args]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});
