import { access } from "node:fs/promises";
import { join } from "node:path";

const INDEX_FILES = ["index.ts", "index.js", "index.mjs"] as const;

/** The path of a folder's index file; undefined when it has none. */
export async function findIndex(folder: string): Promise<string | undefined> {
  for (const name of INDEX_FILES) {
    const path = join(folder, name);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}
