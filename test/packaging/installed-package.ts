import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "../..");

/** What the package is made of. */
const SOURCES = [
  ...["src", "handlers", "fixtures", "web", "packaging", "openapi.yaml"],
  ...["package.json", "tsconfig.json", "README.md", "CHANGELOG.md", "LICENSE"],
];

/** What a project has beside the package, for the entries that need it: its peers, and the types of Node. */
const BESIDE = ["msw", "vite", "vitest", "@types/node", "undici-types"];

/** A project that has installed the package, with the files of `consumer/`. */
export interface Installation {
  readonly folder: string;
  /** The file that `npm pack` wrote. */
  readonly tarball: string;
  /** The paths in it, and their sizes in bytes. */
  readonly files: readonly { readonly path: string; readonly size: number }[];
  /** Runs a program in the project, and gives what it prints. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** Packs a copy of the checkout, since `npm pack` exchanges the manifest for a moment, and installs what that wrote. */
export async function installPackage(): Promise<Installation> {
  const home = await mkdtemp(join(tmpdir(), "contract-server-"));
  const [checkout, folder] = [join(home, "checkout"), join(home, "shop")];
  for (const source of SOURCES) {
    const filter = (path: string) => path !== join(ROOT, "web/dist");
    await cp(join(ROOT, source), join(checkout, source), { recursive: true, filter });
  }
  await symlink(join(ROOT, "node_modules"), join(checkout, "node_modules"));
  const env = { ...process.env, NODE_ENV: "production" };
  const packed = await call(checkout, "npm", ["pack", "--json", "--loglevel", "error"], env);
  const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf("[\n"))) as [PackedPackage];
  const tarball = join(checkout, filename);

  await cp(join(import.meta.dirname, "consumer"), folder, { recursive: true });
  await cp(join(ROOT, "test/library/openapi.yaml"), join(folder, "openapi.yaml"));
  await writeFile(join(folder, "package.json"), JSON.stringify(PROJECT));
  await writeFile(join(folder, "package-lock.json"), JSON.stringify(await lockedVersions()));
  const quietly = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await call(folder, "npm", ["install", ...quietly, tarball]);
  for (const name of BESIDE) {
    await mkdir(join(folder, "node_modules", name, ".."), { recursive: true });
    await symlink(join(ROOT, "node_modules", name), join(folder, "node_modules", name));
  }
  return {
    folder,
    tarball,
    files,
    run: (command, ...args) => call(folder, command, args),
    remove: () => rm(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

interface PackedPackage {
  readonly filename: string;
  readonly files: Installation["files"];
}

const PROJECT = { name: "shop", private: true, type: "module" };

/** A lock file with the versions that the checkout has: those that are tested, and that npm has kept since it installed them. */
async function lockedVersions(): Promise<object> {
  const lock = JSON.parse(await readFile(join(ROOT, "package-lock.json"), "utf8")) as Lock;
  const running = Object.entries(lock.packages).filter(
    ([path, { dev, devOptional }]) => path !== "" && dev !== true && devOptional !== true,
  );
  return {
    name: PROJECT.name,
    lockfileVersion: 3,
    requires: true,
    packages: { "": PROJECT, ...Object.fromEntries(running) },
  };
}

interface Lock {
  readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** @throws what the program has said, where it fails. */
async function call(
  cwd: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  try {
    return (await promisify(execFile)(command, args, { cwd, env, maxBuffer: 2 ** 24 })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")} fails:\n${stdout}\n${stderr}`, { cause: error });
  }
}
