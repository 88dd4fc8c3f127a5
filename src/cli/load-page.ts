import { pageFolder } from "../adapters/pages/page-folder.ts";
import type { Page } from "../adapters/pages/page.ts";
import type { ListenOptions } from "./listen-options.ts";
import { codeOf, UsageError } from "./usage-error.ts";

/**
 * The page that was asked for, by path; undefined where none was.
 * @throws {UsageError} for a folder that is none, or has no page in it.
 */
export async function loadPage({
  page,
  pageCsp,
}: ListenOptions): Promise<ReadonlyMap<string, Page> | undefined> {
  if (page === undefined) {
    if (pageCsp === undefined) return undefined;
    throw new UsageError("--page-csp is about the page of --page; give both, or leave it out");
  }
  try {
    return await pageFolder(page, pageCsp);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw new UsageError(
      `--page ${page} cannot be read (${codeOf(error) ?? "unknown reason"}); build the page first`,
    );
  }
}
