import { expect, test } from "vitest";
import { createSelection } from "../../src/forward/selection.ts";
import { createPets } from "../contract/pets-contract.ts";
import { ask } from "./asking.ts";
import { sendJson, servePetsBeside, startUpstream } from "./beside.ts";

const startNew = () => startUpstream((_, response) => sendJson(response, 200, []));

test("--local keeps an operation or a whole tag here", async () => {
  const upstream = await startNew();
  const { url } = await servePetsBeside(upstream.url, { selection: { local: ["listPets", "shelters"] } });
  expect(await ask(`${url}/pets`)).toMatchObject({ source: "handler", backend: null });
  expect(await ask(`${url}/shelters`)).toMatchObject({ source: "mock", backend: null });
  expect(upstream.seen).toEqual([]);
  expect(await ask(`${url}/pets/pet-1`)).toMatchObject({ source: "forward" });
});

test("--forward-only sends nothing else to the backend, nor what is outside the contract", async () => {
  const upstream = await startNew();
  const { url } = await servePetsBeside(upstream.url, { selection: { only: ["Shelters"] } });
  expect(await ask(`${url}/shelters`)).toMatchObject({ source: "forward" });
  expect(await ask(`${url}/pets`)).toMatchObject({ source: "handler" });
  expect(await ask(`${url}/elsewhere`)).toMatchObject({ status: 404, source: "engine" });
  expect(upstream.seen).toHaveLength(1);
});

test("what is named in both stays here", async () => {
  const { contract } = await createPets();
  const isForwarded = createSelection(contract.operations, { only: ["Pets"], local: ["deletePet"] });
  const forwarded = contract.operations.filter(isForwarded).map(({ operationId }) => operationId);
  expect(forwarded).toEqual(["listPets", "createPet", "getPet", "updatePet"]);
});

test("a name that the contract does not have is told, with the tags that there are", async () => {
  const { contract } = await createPets();
  expect(() => createSelection(contract.operations, { local: ["Cats"] })).toThrow(
    "no operation and no tag called Cats; its tags are Pets, Shelters",
  );
});

test("who asks for a reply of the mock's gets it, without the backend", async () => {
  const upstream = await startNew();
  const { url } = await servePetsBeside(upstream.url);
  const headers = { prefer: "example=two" };
  expect(await ask(`${url}/shelters`, { headers })).toMatchObject({ status: 200, source: "mock" });
  expect(upstream.seen).toEqual([]);
});
