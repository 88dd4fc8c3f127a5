import { expect, it } from "vitest";
import { nodeFileSystem } from "../../../src/store/file/node-file-system.ts";
import { makeFolder } from "../temporary-folder.ts";
import type { Story } from "./stories.ts";
import { stories } from "./stories.ts";
import { systemError, watchFileSystem } from "./watched-file-system.ts";
import { findLoss } from "./workload.ts";

/** The real file system until a number of calls were made; from then on every call fails, the first write half done. */
function crashAfter(calls: number) {
  const made: string[] = [];
  const fileSystem = watchFileSystem(({ operation, name }) => {
    if (made.length === calls) throw systemError("EIO");
    made.push(`${operation} ${name}`);
  });
  return { fileSystem, made };
}

/** The calls that each story must have gone through, so that a crash has come before and after each of them. */
const expected: Record<keyof typeof stories, readonly string[]> = {
  "a first start, changes and compactions": [
    "makeFolder data",
    "rename snapshot-000001",
    "open journal-000002",
    "sync journal-000002",
    "write snapshot-000002.tmp",
    "sync snapshot-000002.tmp",
    "rename snapshot-000002",
    "remove snapshot-000001",
    "remove journal-000001",
  ],
  "a start that cuts off a torn write": [
    "truncate journal-…",
    "write journal-….torn-…",
    "sync journal-….torn-…",
  ],
  "a start that migrates": [
    "makeFolder before-v2-…",
    "write snapshot-…",
    "rename snapshot-…",
    "remove journal-…",
  ],
  "a reset": ["write journal-…", "sync journal-…", "close journal-…"],
};

it.each(Object.entries<Story>(stories))(
  "a crash at any call of %s loses nothing acknowledged, and leaves a store that goes on",
  async (name, { prepare, act, options }) => {
    const seen = new Set<string>();
    for (let calls = 0, crashed = true; crashed; calls++) {
      const folder = await makeFolder();
      const before = await prepare(folder, nodeFileSystem);
      const { fileSystem, made } = crashAfter(calls);
      const known = await act(folder, fileSystem, before);
      crashed = made.length === calls;
      expect(
        await findLoss(folder, nodeFileSystem, known, options),
        `after ${made.join(", ")}`,
      ).toBeUndefined();
      for (const call of made) seen.add(call);
    }
    const wanted = expected[name as keyof typeof stories];
    const general = [...seen].map((call) => call.replace(/\d{4}-\d\d-.*/, "…").replace(/-\d{6}/, "-…"));
    expect([...seen, ...general]).toEqual(expect.arrayContaining([...wanted]));
  },
);
