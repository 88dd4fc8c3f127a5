import { constants, existsSync } from "node:fs";
import { access, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";

/** Another process, or another store of this one, has the data folder in use; `message` says which, and what to do. */
export class StoreLockedError extends Error {
  override readonly name = "StoreLockedError";
}

/** The right to be the only one that uses a folder. */
export interface FolderLock {
  /** Leaves a note for those who find the folder in use. */
  sign(): Promise<void>;
  release(): Promise<void>;
}

const LOCK = "lock.db";

const SQLITE_BUSY = 5;

/** So long those who come at the same moment, and are in each other's way, try again: else none of them might get it. */
const TRY_MS = 100;

/**
 * Takes the folder, which must exist, for this process. SQLite's exclusive lock on an empty database is one that the
 * operating system holds: it ends with the process, however that ends, and needs no guess whether its owner lives.
 * @throws {StoreLockedError} within a moment, when it is taken.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const { DatabaseSync } = loadSqlite();
  const path = join(folder, LOCK);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec(`PRAGMA busy_timeout = ${TRY_MS}; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE`);
  } catch (error) {
    database?.close();
    if (!isBusy(error)) {
      await refuseWithoutRights(folder);
      throw error;
    }
    throw new StoreLockedError(
      `The data folder ${folder} is in use by ${await describeOwner(folder)}. Stop it, or choose another folder with --data.`,
    );
  }
  return heldLock(database, join(folder, "owner.json"));
}

/**
 * Who has the folder, as `process 42 since …`; undefined when it is free. Makes nothing that is not there, so that it
 * does for folders that cannot be written to.
 */
export async function findOwner(folder: string): Promise<string | undefined> {
  const path = join(folder, LOCK);
  if (!existsSync(path)) return undefined;
  const { DatabaseSync } = loadSqlite();
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    database.exec("SELECT 1 FROM sqlite_master");
    return undefined;
  } catch (error) {
    if (!isBusy(error)) throw error;
    return await describeOwner(folder);
  } finally {
    database.close();
  }
}

/**
 * Makes sure that a folder and its lock can be written to. SQLite does not say why it cannot open a file, and of one that
 * can only be read it takes a lock that keeps nobody out. To open the file here would be no better than to ask: when it is
 * closed again, the locks that this process has on it end, whoever took them.
 * @throws the system's error, where this process has not all rights that it needs.
 */
export async function refuseWithoutRights(folder: string): Promise<void> {
  await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  const path = join(folder, LOCK);
  if (existsSync(path)) await access(path, constants.R_OK | constants.W_OK);
}

function heldLock(database: DatabaseSync, note: string): FolderLock {
  return {
    sign: () => writeFile(note, JSON.stringify({ pid: process.pid, since: new Date().toISOString() })),
    async release() {
      try {
        await rm(note, { force: true });
      } finally {
        database.close();
      }
    },
  };
}

/** Node releases in which SQLite is still experimental say so on the terminal, where it means nothing to anybody. */
function loadSqlite() {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is put back as it was, not called
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return process.getBuiltinModule("node:sqlite");
  } finally {
    process.emitWarning = emitWarning;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}

/** The note is for people: it may be missing, or left behind by a process that was killed. */
async function describeOwner(folder: string): Promise<string> {
  try {
    const note: unknown = JSON.parse(await readFile(join(folder, "owner.json"), "utf8"));
    if (typeof note !== "object" || note === null || !("pid" in note) || !("since" in note))
      return "another process";
    const { pid, since } = note;
    if (typeof pid !== "number" || typeof since !== "string") return "another process";
    process.kill(pid, 0);
    return `process ${pid} since ${since}`;
  } catch {
    return "another process";
  }
}
