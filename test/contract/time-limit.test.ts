import { expect, test } from "vitest";
import type { PetsService } from "./pets-contract.ts";
import { createPets, NOW, petsService } from "./pets-contract.ts";

const mia = { name: "Mia", kind: "cat" };
const never = () => new Promise<never>(() => undefined);

function withHandlers(handlers: Partial<PetsService["handlers"]>): PetsService {
  return { ...petsService, handlers: { ...petsService.handlers, ...handlers } };
}

test("a handler that never ends is given up on, has changed nothing, and lets others go on", async () => {
  const failures: string[] = [];
  let calls = 0;
  const service = withHandlers({
    createPet: async (context) => {
      const answered = await petsService.handlers.createPet?.(context);
      return calls++ === 0 || !answered ? never() : answered;
    },
  });
  const observer = {
    failed: (error: unknown, during: string) => failures.push(`${during}: ${String(error)}`),
  };
  const { ask } = await createPets({ service, observer, timeLimitMs: 30 });
  const stuck = ask("POST", "/pets", { json: mia });
  const next = ask("POST", "/pets", { json: mia });
  expect(await stuck).toMatchObject({
    status: 503,
    headers: { "Retry-After": "30", "X-Contract-Source": "engine" },
    body: {
      detail: "The handler of createPet has not come to an end within 30 ms; what it has changed is undone.",
    },
  });
  expect(await next).toMatchObject({ status: 201, headers: { Location: "/pets/pet-4" } });
  expect((await ask("GET", "/pets/pet-5")).status).toBe(404);
  expect(failures).toEqual([expect.stringContaining("createPet: TooSlowError: The handler of createPet")]);
});

test("what a handler does after its time is refused by its store", async () => {
  const late = Promise.withResolvers<undefined>();
  const outcome = Promise.withResolvers<unknown>();
  const service = withHandlers({
    createPet: async ({ store, body }) => {
      await late.promise;
      await store.put("pets", { id: "pet-9", ...body }).then(outcome.resolve, outcome.resolve);
      return never();
    },
  });
  const { ask } = await createPets({ service, timeLimitMs: 20 });
  expect((await ask("POST", "/pets", { json: mia })).status).toBe(503);
  late.resolve(undefined);
  expect(String(await outcome.promise)).toContain("This transaction has ended");
  expect((await ask("GET", "/pets/pet-9")).status).toBe(404);
});

test("a read that never ends is given up on too, and without a limit nothing is", async () => {
  const service = withHandlers({ listPets: never });
  const limited = await createPets({ service, timeLimitMs: 20 });
  expect((await limited.ask("GET", "/pets")).status).toBe(503);
  const patient = await createPets({ service, timeLimitMs: 0 });
  const waited = new Promise((resolve) => setTimeout(resolve, 100, "still waiting"));
  expect(await Promise.race([patient.ask("GET", "/pets"), waited])).toBe("still waiting");
});

test("a task that never ends is given up on, and tried again at its next time", async () => {
  const failures: string[] = [];
  let now = NOW;
  let runs = 0;
  const stuck = {
    everyMs: 1000,
    run: () => {
      runs++;
      return never();
    },
  };
  const { contract, ask } = await createPets({
    service: { ...petsService, tasks: { stuck } },
    timeLimitMs: 20,
    clock: () => now,
    observer: { failed: (error, during) => failures.push(`${during}: ${String(error)}`) },
  });
  await contract.runTasks();
  now = new Date(NOW.getTime() + 1000);
  await contract.runTasks();
  expect(runs).toBe(2);
  expect(failures[0]).toMatch(
    /^the task stuck: TooSlowError: The task stuck has not come to an end within 20 ms/,
  );
  expect((await ask("POST", "/pets", { json: mia })).status).toBe(201);
});

test.each([-1, 1.5, Infinity, 2 ** 31])("a limit of %s ms cannot be kept", async (timeLimitMs) => {
  await expect(createPets({ timeLimitMs })).rejects.toThrow("a time limit is a whole number of milliseconds");
});
