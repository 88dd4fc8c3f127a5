import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { lookup } from "mime-types";
import { filePage } from "./file-page.ts";
import type { Page } from "./page.ts";

/** What a folder needs to be a page. */
const INDEX = "index.html";

/**
 * The files of a folder as pages under their paths, with its `index.html` at `/`, as they are at this moment; what a
 * build of a frontend makes.
 * @throws {TypeError} for a folder that has none; Node's own error for one that cannot be read.
 */
export async function pageFolder(folder: string): Promise<ReadonlyMap<string, Page>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pages = files.map((file) => {
    const path = relative(folder, file).split(sep).map(encodeURIComponent).join("/");
    const mediaType = lookup(file) || "application/octet-stream";
    const page = filePage(pathToFileURL(file).href, mediaType, { "Cache-Control": "no-cache" });
    return [`/${path === INDEX ? "" : path}`, page] as const;
  });
  const byPath = new Map(pages);
  if (!byPath.has("/"))
    throw new TypeError(`${folder} has no ${INDEX}; name the folder of a page that is built`);
  return byPath;
}
