import { expect, it } from "vitest";
import { nodeFileSystem } from "../../../src/store/file/node-file-system.ts";
import { makeFolder } from "../temporary-folder.ts";
import { systemError, watchFileSystem } from "./watched-file-system.ts";
import { findLoss, work } from "./workload.ts";

/** The real file system until a number of calls were made; from then on every call fails, the first write half done. */
function crashAfter(calls: number) {
  const made: string[] = [];
  const fileSystem = watchFileSystem(({ operation, name }) => {
    if (made.length === calls) throw systemError("EIO");
    made.push(`${operation} ${name}`);
  });
  return { fileSystem, made };
}

it("a crash at any call to the file system loses nothing acknowledged, and leaves a store that goes on", async () => {
  const seen = new Set<string>();
  for (let calls = 0, crashed = true; crashed; calls++) {
    const folder = await makeFolder();
    const { fileSystem, made } = crashAfter(calls);
    const acknowledged = await work(folder, fileSystem);
    crashed = made.length === calls;
    expect(await findLoss(folder, nodeFileSystem, acknowledged), `after ${made.join(", ")}`).toBeUndefined();
    for (const call of made) seen.add(call);
  }
  // It went through a first start and at least one whole compaction.
  expect([...seen]).toEqual(
    expect.arrayContaining([
      "makeFolder data",
      "rename snapshot-000001",
      "open journal-000002",
      "sync journal-000002",
      "write snapshot-000002.tmp",
      "sync snapshot-000002.tmp",
      "rename snapshot-000002",
      "remove snapshot-000001",
      "remove journal-000001",
    ]),
  );
});
