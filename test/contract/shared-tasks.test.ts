import { expect, test } from "vitest";
import { collectionsOf, createMemoryStore } from "../../src/index.ts";
import type { CollectionDefinition, EngineState } from "../../src/index.ts";
import fixtures from "../pets/fixtures/index.ts";
import type { PetsState } from "../pets/handlers/index.ts";
import type { PetsService } from "./pets-contract.ts";
import { createPets, NOW, petsService } from "./pets-contract.ts";

const after = (ms: number) => new Date(NOW.getTime() + ms);

/** Three servers of a service over one store, each with a clock of its own, and what their task has noted. */
async function startThree(run: (by: number, time: Date) => void) {
  const store = Object.assign(
    createMemoryStore<PetsState & EngineState>({
      collections: collectionsOf(petsService),
      seed: fixtures(NOW),
    }),
    { isShared: true },
  );
  const clocks = [NOW, NOW, NOW];
  const servers = await Promise.all(
    clocks.map((_, by) => {
      const service: PetsService = {
        ...petsService,
        tasks: { note: { everyMs: 10_000, run: ({ now }) => run(by, now) } },
      };
      return createPets({ service, store, clock: () => clocks[by] ?? NOW, observer: {} });
    }),
  );
  /** Lets each server look at its clock, which says so; those left out are not there. */
  const tick = async (...times: (number | undefined)[]) => {
    for (const [by, ms] of times.entries()) clocks[by] = ms === undefined ? NOW : after(ms);
    const there = servers.filter((_, by) => times[by] !== undefined);
    await Promise.all(there.map(({ contract }) => contract.runTasks()));
  };
  return { tick, store, servers };
}

test("servers that share a store run a task once in each period, together", async () => {
  const runs: number[] = [];
  const { tick } = await startThree((_, time) => runs.push(time.getTime() - NOW.getTime()));
  for (let ms = 0; ms < 60_000; ms += 1000) await tick(ms, ms + 300, ms + 700);
  expect(runs).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000]);
});

test("when the one that ran it is gone, another one goes on in time", async () => {
  const runs: [by: number, ms: number][] = [];
  const { tick } = await startThree((by, time) => runs.push([by, time.getTime() - NOW.getTime()]));
  await tick(0, 300, 700);
  await tick(undefined, 9_300, 9_700);
  await tick(undefined, 10_300, 10_700);
  expect(runs).toEqual([
    [0, 0],
    [1, 10_300],
  ]);
});

test("a run that fails is not counted, and the next server tries", async () => {
  const runs: number[] = [];
  const { tick, store } = await startThree((by) => {
    runs.push(by);
    if (by === 0) throw new Error("no bucket");
  });
  await tick(0, undefined, undefined);
  expect((await store.dump()).collections.taskRuns?.map(({ name }) => name)).not.toContain("note");
  await tick(undefined, 500, 700);
  expect(runs).toEqual([0, 1]);
});

test("a server whose clock is ahead keeps nobody waiting for more than a period", async () => {
  const runs: number[] = [];
  const { tick } = await startThree((by) => runs.push(by));
  await tick(undefined, 3_600_000, undefined);
  await tick(0, undefined, undefined);
  expect(runs).toEqual([1, 0]);
});

test("after a reset the tasks are due on whichever server asks first", async () => {
  const runs: number[] = [];
  const { tick, servers } = await startThree((by) => runs.push(by));
  await tick(0, 300, 700);
  await servers[1]?.contract.reset();
  await tick(1000, 1300, 1700);
  expect(runs).toEqual([0, 1]);
});

test("a store that nobody shares is not written to for that", async () => {
  const { contract, store } = await createPets({
    service: { ...petsService, tasks: { note: { everyMs: 10_000, run: () => undefined } } },
  });
  await contract.runTasks();
  expect((await store.dump()).collections.taskRuns).toEqual([]);
});

test("a service cannot call a collection like one of the engine's", () => {
  const taskRuns: CollectionDefinition<{ id: string }> = { id: "id" };
  expect(() => collectionsOf({ collections: { taskRuns } })).toThrow(
    "The collection \"taskRuns\" is the engine's own; call the service's otherwise.",
  );
});
