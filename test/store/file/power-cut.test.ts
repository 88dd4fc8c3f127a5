import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fc } from "../../property.ts";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { FileSystem } from "../../../src/store/file/file-system.ts";
import { makeFolder } from "../temporary-folder.ts";
import type { Fate, Promises } from "./forgetful-disk.ts";
import { ForgetfulDisk, least } from "./forgetful-disk.ts";
import type { Story } from "./stories.ts";
import { startAfterKill, stories } from "./stories.ts";
import { systemError } from "./watched-file-system.ts";
import { findLoss, work } from "./workload.ts";

/** How many cuts are made by chance in each story; `POWER_CUTS=5000 npx vitest run test/store/file/power-cut.test.ts`. */
const CUTS = Number(process.env.POWER_CUTS ?? 25);

const LONG = { timeout: 30_000 + CUTS * 2000 };

/** A folder of which only the lock is on the real disk. */
let folder: string;

beforeEach(async () => {
  // Whoever starts again at once does so at the same time of day.
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  folder = await makeFolder();
  await mkdir(join(folder, "data"));
});

/** Cuts the power after so many calls of a story. */
async function cutPowerAfter(
  calls: number,
  fate: Fate,
  { prepare, killedAfter = Infinity, act, options }: Story,
  promises?: Promises,
) {
  const disk = new ForgetfulDisk(promises);
  disk.failAfter(killedAfter);
  const before = await prepare(folder, disk);
  disk.failAfter(calls);
  const known = await act(folder, disk, before);
  const { failed } = disk;
  disk.cutPower(fate);
  return { failed, loss: await findLoss(folder, disk, known, options) };
}

async function findLosses(fate: Fate, story: Story, promises?: Promises): Promise<string[]> {
  const losses: string[] = [];
  for (let calls = 0, failed = true; failed; calls++) {
    const outcome = await cutPowerAfter(calls, fate, story, promises);
    failed = outcome.failed;
    if (outcome.loss !== undefined) losses.push(`after ${calls} calls: ${outcome.loss}`);
  }
  return losses;
}

/** Cuts the power in a story at any time, with any of what it may leave. */
async function cutByChance(calls: number, tell: (chosen: number) => Story): Promise<void> {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), {
    minLength: 40,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: calls }), fc.nat({ max: 100 }), chances, async (calls, chosen, given) => {
      let asked = 0;
      const fate: Fate = (possibilities) => Math.floor((given[asked++ % given.length] ?? 0) * possibilities);
      expect((await cutPowerAfter(calls, fate, tell(chosen))).loss).toBeUndefined();
    }),
    { numRuns: CUTS },
  );
}

describe.each(Object.entries<Story>(stories))("a power cut after any call of %s", (_, story) => {
  it("loses nothing acknowledged when nothing is left of what was not made durable", async () => {
    expect(await findLosses(least, story)).toEqual([]);
  });

  it("loses nothing acknowledged when any parts of it are left, in any order", LONG, async () => {
    await cutByChance(story.calls, () => story);
  });
});

/** Before which calls somebody who is killed leaves what is not durable yet: in a first start and in two compactions. */
async function callsThatMakeDurable(): Promise<number[]> {
  const disk = new ForgetfulDisk();
  await work(folder, disk);
  return disk.calls
    .slice(0, CUTS >= 100 ? undefined : 45)
    .flatMap((call, index) => (call.startsWith("sync") ? index : []));
}

describe("a power cut in a start after a process that was killed", () => {
  it("loses nothing that was acknowledged, or shown since", LONG, async () => {
    for (const killedAfter of await callsThatMakeDurable()) {
      expect(await findLosses(least, startAfterKill(killedAfter)), `killed after ${killedAfter}`).toEqual([]);
    }
  });

  it(
    "loses nothing of it when any parts of what was not made durable are left, in any order",
    LONG,
    async () => {
      await cutByChance(20, startAfterKill);
    },
  );
});

describe("a sync of the folder that fails once", () => {
  it.each<[string, Fate]>([
    ["nothing", least],
    ["everything", (possibilities) => possibilities - 1],
  ])(
    "loses nothing acknowledged, when the power is cut later and %s is left of what was not durable",
    async (_, fate) => {
      let tried = 0;
      for (let syncs = 0, failed = true; failed; syncs++) {
        const disk = new ForgetfulDisk();
        const failing = failOnce(disk, syncs);
        const known = await work(folder, failing.fileSystem);
        ({ failed } = failing.outcome);
        disk.cutPower(fate);
        expect(await findLoss(folder, disk, known), `sync ${syncs} of the folder`).toBeUndefined();
        tried++;
      }
      expect(tried).toBeGreaterThan(10);
    },
  );
});

/** The same disk, of which one sync of a folder fails after so many: nothing has become durable by it. */
function failOnce(disk: ForgetfulDisk, after: number) {
  const outcome = { failed: false };
  let left = after;
  const fileSystem: FileSystem = {
    makeFolder: () => disk.makeFolder(),
    list: (path) => disk.list(path),
    read: (path) => disk.read(path),
    open: (path, how) => disk.open(path, how),
    truncate: (path, length) => disk.truncate(path, length),
    rename: (from, to) => disk.rename(from, to),
    remove: (path) => disk.remove(path),
    syncFolder: async (path) => {
      if (left-- === 0) {
        outcome.failed = true;
        throw systemError("EIO");
      }
      await disk.syncFolder(path);
    },
  };
  return { fileSystem, outcome };
}

describe("a disk that does not keep its promise", () => {
  it("to make files durable is found out", async () => {
    expect(
      await findLosses(least, stories["a first start, changes and compactions"], {
        sync: false,
        syncFolder: true,
      }),
    ).not.toEqual([]);
  });

  it("to make names durable is found out", async () => {
    expect(
      await findLosses(least, stories["a first start, changes and compactions"], {
        sync: true,
        syncFolder: false,
      }),
    ).not.toEqual([]);
  });
});
