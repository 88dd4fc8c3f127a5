import { constants } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { FileSystem, OpenFile } from "./file-system.ts";

/** The real files of this machine. */
export const nodeFileSystem: FileSystem = {
  makeFolder,
  list: (folder) => readdir(folder),
  read: (path) => readFile(path),
  open: openFile,
  async truncate(path, length) {
    const file = await open(path, "r+");
    try {
      await file.truncate(length);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  remove: (path) => rm(path),
  syncFolder,
};

/**
 * Makes the folder and those above it, one by one: `recursive` tries for ever where a folder is there but takes no
 * new names, as in /proc.
 */
async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  if (!(await isFolder(dirname(path)))) await makeFolder(dirname(path));
  try {
    await mkdir(path);
  } catch (error) {
    // Somebody else may have made it at the same time.
    if (await isFolder(path)) return;
    throw error;
  }
  await syncFolder(dirname(path));
}

async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() ?? dirname(path) === path;
}

async function openFile(path: string, how: "create" | "append"): Promise<OpenFile> {
  const { O_APPEND, O_CREAT, O_EXCL, O_WRONLY } = constants;
  const file = await open(path, O_WRONLY | O_APPEND | (how === "create" ? O_CREAT | O_EXCL : 0));
  return {
    write: (bytes) => file.writeFile(bytes),
    sync: () => file.datasync(),
    close: () => file.close(),
  };
}

async function syncFolder(path: string): Promise<void> {
  // Windows keeps names durable by itself and does not let a folder be opened.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
