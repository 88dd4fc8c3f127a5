import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fc } from "../../property.ts";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../temporary-folder.ts";
import type { Promises } from "./forgetful-disk.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { findLoss, work } from "./workload.ts";

/** A folder of which only the lock is on the real disk. */
async function makeEmptyFolder(): Promise<string> {
  const folder = await makeFolder();
  await mkdir(join(folder, "data"));
  return folder;
}

/**
 * Cuts the power after a number of calls of a first start, ten visits and the compactions between them; `share` tells,
 * each time that it is asked, how much of something that was never made durable remains.
 */
async function cutPowerAfter(calls: number, share: () => number, folder: string, promises?: Promises) {
  const disk = new ForgetfulDisk(promises);
  disk.failAfter(calls);
  const acknowledged = await work(folder, disk);
  const { failed } = disk;
  disk.cutPower(share);
  return { failed, loss: await findLoss(folder, disk, acknowledged) };
}

async function findLosses(share: number, promises?: Promises): Promise<string[]> {
  const folder = await makeEmptyFolder();
  const losses: string[] = [];
  for (let calls = 0, failed = true; failed; calls++) {
    const outcome = await cutPowerAfter(calls, () => share, folder, promises);
    failed = outcome.failed;
    if (outcome.loss !== undefined) losses.push(`after ${calls} calls: ${outcome.loss}`);
  }
  return losses;
}

describe("a power cut after any call", () => {
  it.each([0, 1])("loses nothing acknowledged when of the rest the share of %i remains", async (share) => {
    expect(await findLosses(share)).toEqual([]);
  });

  it("loses nothing acknowledged when any parts of the rest remain", async () => {
    const folder = await makeEmptyFolder();
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 100 }), shares, async (calls, given) => {
        let asked = 0;
        const { loss } = await cutPowerAfter(calls, () => given[asked++ % given.length] ?? 0, folder);
        expect(loss).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});

describe("a disk that does not keep its promise", () => {
  it("to make files durable is found out", async () => {
    expect(await findLosses(0, { sync: false, syncFolder: true })).not.toEqual([]);
  });

  it("to make names durable is found out", async () => {
    expect(await findLosses(0, { sync: true, syncFolder: false })).not.toEqual([]);
  });
});
