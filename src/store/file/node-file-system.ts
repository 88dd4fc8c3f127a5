import { constants } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { FileSystem, OpenFile } from "./file-system.ts";

/** The real files of this machine. */
export const nodeFileSystem: FileSystem = {
  async makeFolder(path) {
    const topmost = await mkdir(path, { recursive: true });
    if (topmost === undefined) return;
    for (let made = path; made.length >= topmost.length; made = dirname(made))
      await syncFolder(dirname(made));
  },
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
