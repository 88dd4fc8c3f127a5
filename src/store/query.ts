import type { Entry, JsonDocument } from "./document.ts";
import { valueOf } from "./document.ts";
import type { Requirement } from "./condition.ts";
import { readConditions } from "./condition.ts";
import type { EntryList, QuerySource } from "./entry-list.ts";
import { withinBounds } from "./rising-range.ts";
import type { Page, Query } from "./store.ts";
import { compareValues, isNone } from "./value-order.ts";

type SortKeys = NonNullable<Query<JsonDocument>["sort"]>;

/**
 * Answers a query.
 * @throws {RangeError} when `limit` or `offset` is not a whole number from 0.
 */
export function evaluate(query: Query<JsonDocument>, source: QuerySource): Page<JsonDocument> {
  const { offset, limit } = stretchOf(query);
  const { candidates, remaining } = chooseCandidates(readConditions(query.where ?? {}), source);
  const range = withinBounds(candidates, remaining);
  const matching = filter(range.entries, range.remaining, query.search);
  const stretch = takeStretch(matching, query.sort ?? [], candidates, offset, limit);
  const items = stretch.map((entry) => entry.document);
  return { items, more: offset + items.length < matching.length, total: matching.length };
}

/**
 * Which stretch of what matches is asked for.
 * @throws {RangeError} when `limit` or `offset` is not a whole number from 0.
 */
export function stretchOf({ offset = 0, limit = Number.MAX_SAFE_INTEGER }: Query<JsonDocument>) {
  return { offset: wholeNumber("offset", offset), limit: wholeNumber("limit", limit) };
}

interface Candidates {
  readonly candidates: EntryList;
  readonly remaining: readonly Requirement[];
}

/** Begins with the smallest set of entries that an index gives; what it does not answer remains to be tested. */
function chooseCandidates(requirements: readonly Requirement[], source: QuerySource): Candidates {
  let best: Candidates = { candidates: source.all(), remaining: requirements };
  for (const requirement of requirements) {
    const { property, values } = requirement;
    const lists = values?.map((value) => source.having(property, value));
    if (!lists?.every((list) => list !== undefined)) continue;
    const candidates = unite(lists);
    if (candidates.size > best.candidates.size) continue;
    best = { candidates, remaining: requirements.filter((other) => other !== requirement) };
  }
  return best;
}

function unite(lists: readonly EntryList[]): EntryList {
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0) return only;
  return {
    size: lists.reduce((size, list) => size + list.size, 0),
    list: () => lists.flatMap((list) => list.list()).sort((a, b) => a.position - b.position),
    isRisingBy: () => false,
  };
}

function filter(
  entries: readonly Entry[],
  requirements: readonly Requirement[],
  search: Query<JsonDocument>["search"],
): readonly Entry[] {
  const text = search?.text.toLowerCase() ?? "";
  const searched = text === "" ? undefined : search?.in;
  if (requirements.length === 0 && searched === undefined) return entries;
  return entries.filter(
    ({ document }) =>
      requirements.every(({ property, holds }) => holds(valueOf(document, property))) &&
      (searched?.some((property) => contains(valueOf(document, property), text)) ?? true),
  );
}

function contains(value: unknown, text: string): boolean {
  if (typeof value === "string") return value.toLowerCase().includes(text);
  return Array.isArray(value) && value.some((item) => contains(item, text));
}

/** The page that was asked for; where the entries stand in the right order already, or in its reverse, none is moved. */
function takeStretch(
  matching: readonly Entry[],
  sort: SortKeys,
  candidates: EntryList,
  offset: number,
  limit: number,
): readonly Entry[] {
  const [first] = sort;
  if (first === undefined) return matching.slice(offset, offset + limit);
  if (!candidates.isRisingBy(first.by)) {
    return matching
      .toSorted((a, b) => compareDocuments(a.document, b.document, sort))
      .slice(offset, offset + limit);
  }
  if (first.order !== "desc") return matching.slice(offset, offset + limit);
  const end = Math.max(matching.length - offset, 0);
  return matching.slice(Math.max(end - limit, 0), end).reverse();
}

function compareDocuments(a: JsonDocument, b: JsonDocument, sort: SortKeys): number {
  for (const { by, order } of sort) {
    const [left, right] = [valueOf(a, by), valueOf(b, by)];
    const difference =
      isNone(left) || isNone(right)
        ? Number(isNone(left)) - Number(isNone(right))
        : compareValues(left, right) * (order === "desc" ? -1 : 1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function wholeNumber(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new RangeError(`The ${name} of a query must be a whole number from 0, not ${value}.`);
}
