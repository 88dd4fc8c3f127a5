import { expect, test } from "vitest";
import type { PetsService } from "./pets-contract.ts";
import { createPets, NOW, petsService } from "./pets-contract.ts";

test("a task runs when its time has come, by the contract's clock, as one transaction", async () => {
  let now = NOW;
  const service: PetsService = {
    ...petsService,
    tasks: {
      bringOne: {
        everyMs: 10_000,
        run: async ({ store, now: time }) => {
          const id = `pet-${await store.next("pets")}`;
          await store.put("pets", { id, name: time.toISOString(), kind: "dog" });
        },
      },
    },
  };
  const { contract, store } = await createPets({ service, clock: () => now });
  const names = () =>
    store.read(async (view) => (await view.find("pets")).items.slice(3).map(({ name }) => name));
  await contract.runTasks();
  await contract.runTasks();
  expect(await names()).toEqual(["2026-01-02T03:04:05.000Z"]);
  now = new Date(NOW.getTime() + 9_999);
  await contract.runTasks();
  expect(await names()).toHaveLength(1);
  now = new Date(NOW.getTime() + 10_000);
  await contract.runTasks();
  expect(await names()).toEqual(["2026-01-02T03:04:05.000Z", "2026-01-02T03:04:15.000Z"]);
});

test("a task that fails changes nothing, is told, and holds up no other", async () => {
  const failures: string[] = [];
  const ran: string[] = [];
  const service: PetsService = {
    ...petsService,
    tasks: {
      broken: {
        everyMs: 1,
        run: async ({ store }) => {
          await store.delete("pets", "pet-1");
          throw new Error("no bucket");
        },
      },
      sound: { everyMs: 1, run: () => void ran.push("sound") },
    },
  };
  const { contract, ask } = await createPets({
    service,
    observer: { failed: (error, during) => failures.push(`${during}: ${String(error)}`) },
  });
  await contract.runTasks();
  expect(failures).toEqual(["the task broken: Error: no bucket"]);
  expect(ran).toEqual(["sound"]);
  expect((await ask("GET", "/pets/pet-1")).status).toBe(200);
});

test("a clock that is set back keeps no task waiting", async () => {
  let now = NOW;
  const runs: Date[] = [];
  const service: PetsService = {
    ...petsService,
    tasks: { note: { everyMs: 10_000, run: ({ now: time }) => void runs.push(time) } },
  };
  const { contract } = await createPets({ service, clock: () => now });
  await contract.runTasks();
  const earlier = new Date(NOW.getTime() - 3_600_000);
  now = earlier;
  await contract.runTasks();
  await contract.runTasks();
  expect(runs).toEqual([NOW, earlier]);
});
