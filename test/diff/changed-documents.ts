import type { Parts } from "./documents.ts";

/** Two documents with what is told from the first to the second one, and the other way. */
export interface ChangedDocument {
  readonly says: string;
  readonly before: Parts;
  readonly after: Parts;
  /** Level and id of each change. */
  readonly forth: readonly string[];
  readonly back: readonly string[];
}

/** A row of a table: changes are separated by commas. */
export function change(
  says: string,
  before: Parts,
  after: Parts,
  forth: string,
  back: string,
): ChangedDocument {
  const list = (text: string) => text.split(",").map((part) => part.trim());
  return { says, before, after, forth: list(forth), back: list(back) };
}
