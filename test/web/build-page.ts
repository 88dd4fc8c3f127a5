import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A page that is built, in a folder of its own. */
export interface BuiltPage {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/**
 * Builds the page as its developers do it: in a process of its own, which is not told of being tested.
 * @throws what Vite says against it.
 */
export async function buildPage(
  mode: "production" | "mock",
  environment: Readonly<Record<string, string>> = {},
): Promise<BuiltPage> {
  const folder = await mkdtemp(join(tmpdir(), "contract-server-web-"));
  await run(
    "npx",
    ["vite", "build", "web", "--mode", mode, "--outDir", folder, "--emptyOutDir", "--logLevel", "error"],
    { env: { ...process.env, NODE_ENV: "production", ...environment } },
  );
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
