import { basename } from "node:path";
import { codeOf, UsageError } from "./usage-error.ts";

const NO_RIGHT = "this user needs the right to read and write the folder and what is in it";
const NO_FOLDER = "something else is where the folder should be";

/** What to do about a folder that the system does not let a program use, by the code of its error. */
const ADVICE: Readonly<Record<string, string>> = {
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EROFS: "the file system there takes no changes, mount it for writing",
  ENOSPC: "the disk is full, make room on it",
  EDQUOT: "what this user may keep on the disk is used up, make room on it",
  EIO: "the disk has failed, look after it and after a copy of the folder",
  EMFILE: "too many files are open, let the process open more (ulimit -n)",
  EEXIST: NO_FOLDER,
  ENOTDIR: NO_FOLDER,
};

/**
 * What a command says when the system does not let it use a data folder, with what else could be done; undefined for an
 * error that is not the system's.
 */
export function unusableFolder(name: string, error: unknown, otherwise?: string): UsageError | undefined {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  const path = error instanceof Error && "path" in error ? basename(String(error.path)) : "";
  const place = path === "" || path === basename(name) ? "" : ` at ${path}`;
  const advice = [ADVICE[code], otherwise].filter((part) => part !== undefined).join("; or ");
  return new UsageError(
    `the data folder ${name} cannot be used (${code}${place})${advice === "" ? "" : `: ${advice}`}`,
  );
}
