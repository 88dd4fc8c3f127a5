import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { lookup } from "mime-types";
import { PAGE_POLICY } from "./content-security-policy.ts";
import { filePage } from "./file-page.ts";
import type { Page } from "./page.ts";

/** What a folder needs to be a page. */
const INDEX = "index.html";

/**
 * The files of a folder as pages under their paths, as they are at this moment: what a build of a frontend makes. Its
 * `index.html` is at `/`, and answers for the frontend's own routes too. Browsers hold all of it to a
 * Content-Security-Policy.
 * @throws {TypeError} for a folder that has none; Node's own error for one that cannot be read.
 */
export async function pageFolder(
  folder: string,
  policy: string = PAGE_POLICY,
): Promise<ReadonlyMap<string, Page>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pages = files.map((file) => {
    const path = relative(folder, file).split(sep).map(encodeURIComponent).join("/");
    const mediaType = lookup(file) || "application/octet-stream";
    const isIndex = path === INDEX;
    // At a path of its own routes, it depends on what the client accepts whether the page is sent or a refusal.
    const headers = {
      "Content-Security-Policy": policy,
      "Cache-Control": "no-cache",
      ...(isIndex && { Vary: "Accept" }),
    };
    const page = filePage(pathToFileURL(file).href, mediaType, headers);
    return [`/${isIndex ? "" : path}`, { ...page, hasRoutes: isIndex }] as const;
  });
  const byPath = new Map<string, Page>(pages);
  if (!byPath.has("/"))
    throw new TypeError(`${folder} has no ${INDEX}; name the folder of a page that is built`);
  return byPath;
}
