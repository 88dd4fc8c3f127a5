import { combinedHealthPage } from "./health.ts";
import type { Page } from "./page.ts";
import type { Pages } from "./pages.ts";

/** A contract's pages, beside those of others. */
export interface NamedPages {
  readonly name: string;
  readonly pages: Pages;
}

/** The pages of a server with several contracts, by path: those of each, and those that they have in common. */
export function createSharedPages(places: readonly NamedPages[], version: string): Map<string, Page> {
  const readAll = () => Object.fromEntries(places.map(({ name, pages }) => [name, pages.health()]));
  return new Map([
    ...places.flatMap(({ pages }) => [...pages.byPath]),
    ["/__contract/health", combinedHealthPage(version, readAll)],
  ]);
}
