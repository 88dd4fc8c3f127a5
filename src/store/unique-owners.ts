import type { Entry, JsonDocument } from "./document.ts";
import { uniqueKeyOf } from "./unique.ts";

/** Which document has what values, for each list of properties that a collection keeps unique. */
export class UniqueOwners {
  readonly #lists: readonly { readonly properties: readonly string[]; readonly ids: Map<string, string> }[];

  constructor(unique: readonly (readonly string[])[]) {
    this.#lists = unique.map((properties) => ({ properties, ids: new Map() }));
  }

  /**
   * The properties by which another document than `existing`, in whose place the document would come, has what this one
   * would have, too.
   */
  sharedBy(document: JsonDocument, existing: Entry | undefined): readonly string[] | undefined {
    for (const { properties, ids } of this.#lists) {
      // What it has already is nobody else's.
      if (existing !== undefined && hasSame(properties, existing.document, document)) continue;
      const key = uniqueKeyOf(document, properties);
      const owner = key === undefined ? undefined : ids.get(key);
      if (owner !== undefined && owner !== existing?.id) return properties;
    }
    return undefined;
  }

  /** Notes that a document has come, gone or been replaced. */
  replace(id: string, before: JsonDocument | undefined, after: JsonDocument | undefined): void {
    for (const { properties, ids } of this.#lists) {
      if (before !== undefined && after !== undefined && hasSame(properties, before, after)) continue;
      const former = before && uniqueKeyOf(before, properties);
      const now = after && uniqueKeyOf(after, properties);
      if (former === now) continue;
      // While changes are undone, two may have had it for a moment.
      if (former !== undefined && ids.get(former) === id) ids.delete(former);
      if (now !== undefined) ids.set(now, id);
    }
  }
}

/**
 * Whether two documents have the very same values, without looking into lists and objects. What every object inherits is no
 * value of JSON, so that it does not matter whether they are asked for their own.
 */
function hasSame(properties: readonly string[], one: JsonDocument, other: JsonDocument): boolean {
  for (const property of properties) if (one[property] !== other[property]) return false;
  return true;
}
