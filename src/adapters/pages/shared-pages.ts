import type { Contract } from "../../contract/contract.ts";
import { declaredPaths } from "./declared-paths.ts";
import { combinedHealthPage } from "./health.ts";
import type { Page } from "./page.ts";
import type { Pages } from "./pages.ts";
import { START, startAssets, startPage } from "./start-page.ts";

/** A contract's pages, beside those of others. */
export interface PagedContract {
  readonly name: string;
  readonly contract: Contract;
  readonly pages: Pages;
}

/** All pages of a server. */
export interface SitePages {
  readonly byPath: ReadonlyMap<string, Page>;
  /** Where the start page is. */
  readonly start: string;
  /** The page that has routes of its own; undefined where none has. */
  readonly withRoutes: Page | undefined;
}

/**
 * Puts the pages of a server's contracts together with those that they have in common, and with `own` ones, which come
 * before them; all by the same rules.
 */
export function createSharedPages(
  places: readonly PagedContract[],
  version: string,
  own: ReadonlyMap<string, Page>,
): SitePages {
  const declared = new Set(places.flatMap(({ contract }) => [...declaredPaths(contract)]));
  const page = startPage();
  const shared: [string, Page][] = [
    ["/", page],
    ...(places.length > 1 ? [combinedHealth(places, version)] : []),
    ["/__contract", page],
    [START, page],
    ...startAssets(() => places.map(({ name, pages }) => ({ name, ...pages.summary() }))),
    ...own,
  ];
  const byPath = new Map([
    ...places.flatMap(({ pages }) => [...pages.byPath]),
    ...shared.filter(([path]) => !declared.has(path)),
  ]);
  if (places.some(({ contract }) => contract.hasPath("/"))) byPath.delete("/");
  const withRoutes = [...own.values()].find(({ hasRoutes }) => hasRoutes);
  return { byPath, start: byPath.get("/") === page ? "/" : START, withRoutes };
}

function combinedHealth(places: readonly PagedContract[], version: string): [string, Page] {
  const readAll = () => Object.fromEntries(places.map(({ name, pages }) => [name, pages.health()]));
  return ["/__contract/health", combinedHealthPage(version, readAll)];
}
