import type { JsonDocument } from "./document.ts";
import { uniqueKeyOf } from "./unique.ts";

/** Which document has what values, for each list of properties that a collection keeps unique. */
export class UniqueOwners {
  readonly #lists: readonly { readonly properties: readonly string[]; readonly ids: Map<string, string> }[];

  constructor(unique: readonly (readonly string[])[]) {
    this.#lists = unique.map((properties) => ({ properties, ids: new Map() }));
  }

  /** The properties by which another document than the one with this id has what this one would have, too. */
  sharedBy(id: string, document: JsonDocument): readonly string[] | undefined {
    return this.#lists.find(({ properties, ids }) => {
      const key = uniqueKeyOf(document, properties);
      const owner = key === undefined ? undefined : ids.get(key);
      return owner !== undefined && owner !== id;
    })?.properties;
  }

  /** Notes that a document has come, gone or been replaced. */
  replace(id: string, before: JsonDocument | undefined, after: JsonDocument | undefined): void {
    for (const { properties, ids } of this.#lists) {
      const former = before && uniqueKeyOf(before, properties);
      const now = after && uniqueKeyOf(after, properties);
      if (former === now) continue;
      // While changes are undone, two may have had it for a moment.
      if (former !== undefined && ids.get(former) === id) ids.delete(former);
      if (now !== undefined) ids.set(now, id);
    }
  }
}
