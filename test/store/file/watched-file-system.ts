import { basename } from "node:path";
import type { FileSystem } from "../../../src/store/file/file-system.ts";
import { nodeFileSystem } from "../../../src/store/file/node-file-system.ts";

/** A call of a file system, before it is made: `sync journal-000001`. */
export interface Call {
  readonly operation: keyof FileSystem | "write" | "sync" | "close";
  /** The last part of the path; of the new one when renaming. */
  readonly name: string;
  /** How many bytes shall be written. */
  readonly bytes?: number;
}

/** The real file system, which asks before each call: a rejection is the call's failure, a wait delays it. */
export function watchFileSystem(before: (call: Call) => void | Promise<void>): FileSystem {
  const real = nodeFileSystem;
  const ask = async (operation: Call["operation"], path: string) =>
    before({ operation, name: basename(path) });
  return {
    makeFolder: (path) => ask("makeFolder", path).then(() => real.makeFolder(path)),
    list: (folder) => ask("list", folder).then(() => real.list(folder)),
    read: (path) => ask("read", path).then(() => real.read(path)),
    truncate: (path, length) => ask("truncate", path).then(() => real.truncate(path, length)),
    rename: (from, to) => ask("rename", to).then(() => real.rename(from, to)),
    remove: (path) => ask("remove", path).then(() => real.remove(path)),
    syncFolder: (path) => ask("syncFolder", path).then(() => real.syncFolder(path)),
    async open(path, how) {
      await ask("open", path);
      const file = await real.open(path, how);
      return {
        sync: () => ask("sync", path).then(() => file.sync()),
        async write(bytes) {
          try {
            await before({ operation: "write", name: basename(path), bytes: bytes.length });
          } catch (error) {
            // A write that fails may have written a part.
            await file.write(bytes.subarray(0, bytes.length / 2));
            throw error;
          }
          await file.write(bytes);
        },
        async close() {
          // Closed in any case: a process that has crashed has no open files either.
          await file.close();
          await ask("close", path);
        },
      };
    },
  };
}

/** A system error as a failing call gives it. */
export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: as the test wants it`), { code });
}
