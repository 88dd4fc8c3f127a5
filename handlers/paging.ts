import { Problem } from "../src/index.ts";
import type { Stretch } from "../src/index.ts";

/** Which page of a list is asked for. */
export interface PageRequest {
  readonly limit?: number;
  readonly cursor?: string;
}

/** The page size where none is asked for, as the contract has it. */
const DEFAULT_LIMIT = 50;

/**
 * The part of a query that answers a page, newest first, of documents with a rising `sequence`. A cursor names the
 * last entry of the page before, so that new entries do not shift the pages.
 * @throws {Problem} 422 for a cursor that no page has answered.
 */
export function newestFirst({ limit = DEFAULT_LIMIT, cursor }: PageRequest) {
  const sequence = cursor === undefined ? undefined : { lt: sequenceOf(cursor) };
  const stretch = { sort: [{ by: "sequence", order: "desc" }], limit, total: false } as const;
  return { before: { sequence }, stretch };
}

/** The cursor of the page after this one; null when this is the last. */
export function nextCursor({ items, more }: Stretch<{ readonly sequence: number }>): string | null {
  const last = items.at(-1);
  return last === undefined || !more ? null : cursorOf(last.sequence);
}

function cursorOf(sequence: number): string {
  return btoa(String(sequence)).replaceAll("=", "");
}

function sequenceOf(cursor: string): number {
  const text = decode(cursor);
  const sequence = Number(text);
  // Only what was written here is taken: other spellings of the same number are as broken as any text.
  if (Number.isSafeInteger(sequence) && sequence > 0 && cursorOf(sequence) === cursor) return sequence;
  const message = "must be the next_cursor of an earlier page";
  throw new Problem({
    status: 422,
    detail: `The cursor "${cursor}" was not answered by any page. Send the next_cursor of the page before, or none.`,
    errors: [{ in: "query", path: "/cursor", keyword: "cursor", message }],
  });
}

function decode(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return "";
  }
}

/** One page of lists that share no entry, each of them read with the same request. */
export function mergeNewest<Item extends { readonly sequence: number }>(
  pages: readonly Stretch<Item>[],
  { limit = DEFAULT_LIMIT }: PageRequest,
): Stretch<Item> {
  const items = pages.flatMap((page) => page.items).sort((a, b) => b.sequence - a.sequence);
  return { items: items.slice(0, limit), more: items.length > limit || pages.some(({ more }) => more) };
}
