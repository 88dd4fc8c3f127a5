import type { Contract } from "../../contract/contract.ts";
import { declaredPaths } from "./declared-paths.ts";
import type { Health } from "./health.ts";
import { combinedHealthPage } from "./health.ts";
import type { Page } from "./page.ts";
import type { Pages } from "./pages.ts";
import { livePage, readyPage } from "./probes.ts";
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

/** Where the metrics are: where Prometheus looks for them, and where no contract and no frontend has its own. */
const METRICS = ["/metrics", "/__contract/metrics"];

/** What the pages that contracts have in common are made of. */
export interface SharedParts {
  readonly version: string;
  /** Pages of one's own, which come before the server's. */
  readonly own: ReadonlyMap<string, Page>;
  /** Whether the server has been told to stop. */
  readonly isStopping: () => boolean;
  /** Tells of what can be measured; there is no such page where left out. */
  readonly metrics?: Page;
}

/** Puts the pages of a server's contracts together with those that they have in common; all by the same rules. */
export function createSharedPages(places: readonly PagedContract[], parts: SharedParts): SitePages {
  const { version, own, metrics } = parts;
  const declared = new Set(places.flatMap(({ contract }) => [...declaredPaths(contract)]));
  const page = startPage();
  const shared: [string, Page][] = [
    ["/", page],
    ...(places.length > 1 ? [combinedHealth(places, version)] : []),
    ["/__contract/live", livePage()],
    ["/__contract/ready", readyPage(parts.isStopping, () => readHealths(places))],
    ...(metrics ? METRICS.map((path): [string, Page] => [path, metrics]) : []),
    ["/__contract", page],
    [START, page],
    ...startAssets(() => places.map(({ name, pages }) => ({ name, ...pages.summary() }))),
    ...own,
  ];
  const byPath = new Map([
    ...places.flatMap(({ pages }) => [...pages.byPath]),
    ...shared.filter(([path]) => !declared.has(path)),
  ]);
  for (const path of ["/", "/metrics"]) {
    if (places.some(({ contract }) => contract.hasPath(path))) byPath.delete(path);
  }
  const withRoutes = [...own.values()].find(({ hasRoutes }) => hasRoutes);
  return { byPath, start: byPath.get("/") === page ? "/" : START, withRoutes };
}

function combinedHealth(places: readonly PagedContract[], version: string): [string, Page] {
  return ["/__contract/health", combinedHealthPage(version, () => readHealths(places))];
}

function readHealths(places: readonly PagedContract[]): Readonly<Record<string, Health>> {
  return Object.fromEntries(places.map(({ name, pages }) => [name, pages.health()]));
}
