import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where builds are kept, each by what it is made of, so that many test files share one. */
const BUILDS = "node_modules/.cache/page";

/** What a page is made of. */
const SOURCES = ["web", "src", "handlers", "fixtures", "openapi.yaml", "package-lock.json"];

/** A build that takes longer has been broken off. */
const LONGEST_BUILD_MS = 120_000;

/** A page that is built. */
export interface BuiltPage {
  readonly folder: string;
  /** Lets go of it. */
  readonly remove: () => Promise<void>;
}

/**
 * The page, built as its developers do it: in a process of its own, which is not told of being tested. One for an
 * environment of its own is of no use to others, and goes at the end.
 * @throws what Vite says against it.
 */
export async function buildPage(
  mode: "production" | "mock",
  environment?: Readonly<Record<string, string>>,
): Promise<BuiltPage> {
  await mkdir(BUILDS, { recursive: true });
  if (environment) {
    const folder = join(BUILDS, crypto.randomUUID());
    await build(folder, mode, environment);
    return { folder, remove: () => rm(folder, { recursive: true }) };
  }
  const folder = join(BUILDS, `${mode}-${await digestOfSources()}`);
  while (!existsSync(folder) && !(await isFirst(`${folder}.lock`, () => build(folder, mode, {})))) {
    await setTimeout(100);
  }
  return { folder, remove: () => Promise.resolve() };
}

/** Does work that one alone shall do; false where another is at it. */
async function isFirst(lock: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await mkdir(lock);
  } catch {
    const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > LONGEST_BUILD_MS) await rm(lock, { recursive: true, force: true });
    return false;
  }
  try {
    await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
  return true;
}

async function build(
  folder: string,
  mode: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await run(
    "npx",
    [
      "vite",
      "build",
      "web",
      "--mode",
      mode,
      "--outDir",
      join(process.cwd(), unfinished),
      "--emptyOutDir",
      "--logLevel",
      "error",
    ],
    { env: { ...process.env, NODE_ENV: "production", ...environment } },
  );
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
}

async function digestOfSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of await filesOf(source)) hash.update(file).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 20);
}

async function filesOf(source: string): Promise<string[]> {
  if ((await stat(source)).isFile()) return [source];
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join("web", "dist")))
    .sort();
}
