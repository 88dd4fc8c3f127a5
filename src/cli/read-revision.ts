import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, posix, sep } from "node:path";
import { promisify } from "node:util";
import { oneLine } from "../adapters/modules/one-line.ts";
import { DocumentError } from "../contract/document.ts";
import type { LoadedDocument } from "../document/load.ts";
import { isUrl } from "../document/source.ts";
import type { ReadingFlags } from "./document-options.ts";
import { readDocument } from "./read-document.ts";
import { codeOf, UsageError } from "./usage-error.ts";

const run = promisify(execFile);

/** A file as it was at some commit, as git writes it: `origin/main:api/openapi.yaml`. */
interface Revision {
  readonly ref: string;
  /** From the repository's root; from the current folder where it begins with a dot. */
  readonly path: string;
}

/**
 * Reads a document as other commands do, or as it is in a git revision, with the files that it refers to as they are there.
 * @throws {UsageError} for a revision that git does not have.
 */
export async function readRevision(given: string, flags: ReadingFlags): Promise<LoadedDocument> {
  const revision = revisionOf(given);
  if (!revision) return readDocument(given, flags);
  const { commit, path } = await findFile(revision);
  const folder = await realpath(await mkdtemp(join(tmpdir(), "contract-server-")));
  try {
    await checkOut(commit, posix.dirname(path), folder);
    return await readCopy(revision, path, folder, flags);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is a file is taken for it, whatever its name. */
function revisionOf(given: string): Revision | undefined {
  const [, ref, path] = /^([^:]{2,}):([^:]+)$/.exec(given) ?? [];
  if (ref === undefined || path === undefined || isUrl(given) || existsSync(given)) return undefined;
  return { ref, path };
}

async function findFile({
  ref,
  path,
}: Revision): Promise<{ readonly commit: string; readonly path: string }> {
  const commit = await git(["rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`]);
  const isRelative = path.startsWith("./") || path.startsWith("../");
  const prefix = isRelative ? await git(["rev-parse", "--show-prefix"]) : "";
  const full = posix.join(prefix, path);
  if (full.startsWith("..")) throw new UsageError(`${ref}:${path} leads out of the repository`);
  await git(["cat-file", "-e", `${commit}:${full}`], `${ref} has no file ${full}`);
  return { commit, path: full };
}

/** Puts a folder of a commit, and all below it, into another folder. */
async function checkOut(commit: string, directory: string, folder: string): Promise<void> {
  const archive = `${folder}.tar`;
  const root = await git(["rev-parse", "--show-toplevel"]);
  const tree = directory === "." ? commit : `${commit}:${directory}`;
  try {
    await git(["-C", root, "archive", "--format=tar", `--output=${archive}`, tree]);
    await run("tar", ["-xf", archive, "-C", folder]);
  } finally {
    await rm(archive, { force: true });
  }
}

/** Files are told by the names that they have in git. */
async function readCopy(
  { ref }: Revision,
  path: string,
  folder: string,
  flags: ReadingFlags,
): Promise<LoadedDocument> {
  const home = posix.dirname(path);
  const original = (text: string) =>
    text
      .replaceAll(folder + sep, home === "." ? `${ref}:` : `${ref}:${home}/`)
      .replaceAll(folder, `${ref}:${home}`);
  try {
    const loaded = await readDocument(join(folder, posix.basename(path)), flags);
    const { locate } = loaded;
    return {
      ...loaded,
      locate: (pointer) => {
        const place = locate(pointer);
        return { ...place, file: original(place.file) };
      },
    };
  } catch (error) {
    if (error instanceof DocumentError) throw new DocumentError(original(error.message));
    throw error;
  }
}

/** What git prints. */
async function git(args: readonly string[], failure?: string): Promise<string> {
  try {
    const { stdout } = await run("git", args);
    return stdout.trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") {
      throw new UsageError("a file of a revision needs git, which is not installed; name a file");
    }
    const { stderr } = error as { readonly stderr?: string };
    const [reason = ""] = (stderr ?? oneLine(error)).trim().split("\n");
    throw new UsageError(
      failure ?? `git cannot find it (${reason}); name a file, or a revision like main:openapi.yaml`,
    );
  }
}
