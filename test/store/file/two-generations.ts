import { expect } from "vitest";
import { visit } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { openClinic } from "./clinic-folder.ts";
import { systemError, watchFileSystem } from "./watched-file-system.ts";

/** A folder that still has two generations of files, because the older ones could not be removed. */
export async function makeTwoGenerations(): Promise<string> {
  const folder = await makeFolder();
  const fileSystem = watchFileSystem(({ operation }) => {
    if (operation === "remove") throw systemError("EPERM");
  });
  const store = await openClinic(folder, { fileSystem, compactAfterBytes: 300 });
  for (const id of ["a", "b", "c"]) await visit(store, id);
  await expect.poll(() => store.health().detail).toContain("Old files could not be removed (EPERM");
  await visit(store, "d");
  await store.close();
  return folder;
}
