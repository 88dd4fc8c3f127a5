import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { setupContract } from "../../../src/vitest.ts";
import { createPets, reply } from "../../contract/pets-contract.ts";
import fixtures from "../../pets/fixtures/index.ts";

const { contract } = await createPets({ fixtures });
const { override, operations, server } = setupContract(contract, { baseUrl: "https://pets.test" });

const countPets = async () => {
  const response = await fetch("https://pets.test/pets");
  return ((await response.json()) as { total: number }).total;
};
const fresh = fixtures(new Date()).collections.pets?.length;

test("a test may change what it likes", async () => {
  expect(operations.map(({ operationId }) => operationId)).toContain("createPet");
  const response = await fetch("https://pets.test/pets", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: "Mia", kind: "cat" }),
  });
  await expect(response).toMatchContract("createPet");
  expect(await countPets()).toBe((fresh ?? 0) + 1);
  override("getPet", () =>
    reply(404, { type: "urn:test:gone", title: "Gone", status: 404, detail: "It has run away." }),
  );
  server.use(http.get("https://plants.test/", () => HttpResponse.text("a fern")));
  expect((await fetch("https://pets.test/pets/pet-1")).status).toBe(404);
  expect((await fetch("https://plants.test/")).status).toBe(200);
});

test("the next one begins anew", async () => {
  expect(await countPets()).toBe(fresh);
  expect((await fetch("https://pets.test/pets/pet-1")).status).toBe(200);
});
