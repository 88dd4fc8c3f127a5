import { existsSync } from "node:fs";
import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeFileSystem } from "../../../src/store/file/node-file-system.ts";

const temporary = () => mkdtemp(join(tmpdir(), "make-folder-"));

test("a folder is made with all that are missing above it, and again without complaint", async () => {
  const folder = await temporary();
  const path = join(folder, "a/b/c");
  await Promise.all([nodeFileSystem.makeFolder(path), nodeFileSystem.makeFolder(path)]);
  await nodeFileSystem.makeFolder(path);
  expect(await readdir(join(folder, "a/b"))).toEqual(["c"]);
});

test("a file in the way is told", async () => {
  const folder = await temporary();
  await writeFile(join(folder, "file"), "");
  await expect(nodeFileSystem.makeFolder(join(folder, "file/below"))).rejects.toThrow(/EEXIST|ENOTDIR/);
});

test.runIf(existsSync("/proc/self"))("a place that takes no new names is told at once", async () => {
  await expect(nodeFileSystem.makeFolder("/proc/nothing/below")).rejects.toThrow("ENOENT");
});
