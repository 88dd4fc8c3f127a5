import { expect, test } from "vitest";
import fixtures from "../pets/fixtures/index.ts";
import { createPets, NOW, petsService, reply } from "./pets-contract.ts";

const mia = { json: { name: "Mia", kind: "cat" } };

test("a contract begins anew with its fixtures, made for the present time", async () => {
  let now = NOW;
  const { contract, ask } = await createPets({
    clock: () => now,
    fixtures: (at) => ({
      ...fixtures(at),
      collections: { pets: [{ id: "pet-1", name: at.toISOString(), kind: "cat" as const }] },
    }),
  });
  await ask("POST", "/pets", mia);
  now = new Date("2027-01-01T00:00:00.000Z");
  await contract.reset();
  expect((await ask("GET", "/pets")).body).toEqual({
    pets: [{ id: "pet-1", name: "2027-01-01T00:00:00.000Z", kind: "cat" }],
    total: 1,
  });
  expect((await ask("POST", "/pets", mia)).body).toMatchObject({ id: "pet-4" });
});

test("sessions begin anew too, and overrides are gone", async () => {
  const { contract, ask } = await createPets({ fixtures });
  const headers = { "x-contract-session": "one" };
  await ask("POST", "/pets", { ...mia, headers });
  contract.overrides.add("getPet", () => reply(404, {}));
  expect(contract.sessions.size).toBe(1);
  await contract.reset();
  expect(contract.sessions.size).toBe(0);
  expect((await ask("GET", "/pets", { headers })).body).toMatchObject({ total: 3 });
  expect((await ask("GET", "/pets/pet-1")).status).toBe(200);
});

test("nothing is remembered of requests and of tasks", async () => {
  const seen: number[] = [];
  const { contract, ask } = await createPets({
    fixtures,
    service: {
      ...petsService,
      tasks: { count: { everyMs: 60_000, run: ({ traffic }) => void seen.push(traffic(1000).requests) } },
    },
  });
  await ask("GET", "/pets");
  await contract.runTasks();
  await contract.runTasks();
  await contract.reset();
  await contract.runTasks();
  expect(seen).toEqual([1, 0]);
});
