import type { JsonObject } from "../contract/document.ts";
import type { Operation } from "../contract/operation.ts";

const LIMITS = ["limit", "per_page", "perpage", "page_size", "pagesize", "size", "$top", "max_results"];
const OFFSETS = ["offset", "skip", "start", "$skip"];
const PAGES = ["page", "page_number", "pagenumber"];
const SEARCHES = ["q", "query", "search"];

/** A page of a list, and how it was chosen. */
export interface ListedPage {
  readonly items: readonly Readonly<JsonObject>[];
  /** How many there are on all pages. */
  readonly total: number;
  readonly limit: number | undefined;
  readonly offset: number;
  readonly page: number;
}

/**
 * Chooses and sorts items by the query parameters that the operation declares: those named like one of `properties` filter by it,
 * `sort` sorts, `q` searches, and the usual names page.
 */
export function queryItems(
  { parameters }: Operation,
  properties: ReadonlySet<string>,
  all: readonly Readonly<JsonObject>[],
  query: JsonObject,
): ListedPage {
  const asked = new Map(Object.entries(query).map(([name, value]) => [name.toLowerCase(), value]));
  const valueOf = (names: readonly string[]) =>
    names.map((name) => asked.get(name)).find((value) => value !== undefined);
  const declared = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  const reserved = new Set([...LIMITS, ...OFFSETS, ...PAGES, ...SEARCHES, "sort", "order", "direction"]);
  const isFilter = (name: string) => properties.has(name) && !reserved.has(name.toLowerCase());
  const filters = declared.filter((name) => query[name] !== undefined && isFilter(name));
  const matching = all.filter(
    (item) => filters.every((name) => fits(item, name, query[name])) && contains(item, valueOf(SEARCHES)),
  );
  const sorted = sort(properties, matching, valueOf(["sort"]), valueOf(["order", "direction"]));
  const limit = toCount(valueOf(LIMITS));
  const page = toCount(valueOf(PAGES)) ?? 1;
  const offset = toCount(valueOf(OFFSETS)) ?? Math.max(page - 1, 0) * (limit ?? 0);
  const items = sorted.slice(offset, limit === undefined ? undefined : offset + limit);
  return { items, total: matching.length, limit, offset, page };
}

function fits(item: Readonly<JsonObject>, name: string, wanted: unknown): boolean {
  const values = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
  const own = Object.hasOwn(item, name) ? item[name] : undefined;
  return Array.isArray(own)
    ? own.some((part) => values.includes(String(part)))
    : values.includes(String(own));
}

function contains(item: Readonly<JsonObject>, text: unknown): boolean {
  if (typeof text !== "string") return true;
  const wanted = text.toLowerCase();
  return Object.values(item).some(
    (value) => typeof value === "string" && value.toLowerCase().includes(wanted),
  );
}

/** `sort=name`, `sort=-name`, `sort=name:desc`, or `order=desc` beside it. */
function sort(
  properties: ReadonlySet<string>,
  items: readonly Readonly<JsonObject>[],
  by: unknown,
  order: unknown,
): readonly Readonly<JsonObject>[] {
  if (typeof by !== "string") return items;
  const [, minus = "", name = "", suffix] = /^(-?)([^:]*)(?::(asc|desc))?$/i.exec(by) ?? [];
  if (!properties.has(name)) return items;
  const isDescending = minus === "-" || String(suffix ?? order).toLowerCase() === "desc";
  return items.toSorted((a, b) => compare(a[name], b[name]) * (isDescending ? -1 : 1));
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return textOf(a).localeCompare(textOf(b), "en");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? "");
}

function toCount(value: unknown): number | undefined {
  const count = Number(value);
  return value !== undefined && Number.isInteger(count) && count >= 0 ? count : undefined;
}
