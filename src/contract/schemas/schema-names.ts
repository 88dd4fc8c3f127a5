import type { JsonObject } from "../document.ts";
import { escapeStep } from "../json-pointer.ts";
import { outermostSchema } from "./schema-place.ts";

/** Ids are resolved against this where nothing else is given (JSON Schema 2020-12, section 9.1.1). */
const BASE = "contract://document/";

/** Values, not schemas: what stands in them names nothing. */
const VALUES: ReadonlySet<string> = new Set(["example", "examples", "default", "enum", "const"]);

/** The names that schemas of a document give themselves, each with the pointer to its schema. */
export class SchemaNames {
  readonly #byId = new Map<string, string>();
  readonly #anchors = new Map<string, Map<string, string>>();
  readonly #dynamic = new Map<string, Map<string, string>>();

  constructor(root: JsonObject) {
    this.#collect(root, "", "", BASE);
  }

  /** The schema whose `$id` is this absolute URI without fragment. */
  byId(id: string): string | undefined {
    return this.#byId.get(id);
  }

  /** The schema with this `$anchor` or `$dynamicAnchor` in a resource, else anywhere in the document. */
  byAnchor(resource: string, name: string): string | undefined {
    const own = this.#anchors.get(resource)?.get(name);
    if (own !== undefined) return own;
    for (const anchors of this.#anchors.values()) {
      const found = anchors.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The dynamic anchors of a resource, by name. */
  dynamicAnchors(resource: string): ReadonlyMap<string, string> {
    return this.#dynamic.get(resource) ?? new Map();
  }

  #collect(value: unknown, pointer: string, resource: string, base: string): void {
    if (typeof value !== "object" || value === null) return;
    const { $id, $anchor, $dynamicAnchor } = value as JsonObject;
    const id = typeof $id === "string" ? absoluteId([$id], base) : undefined;
    if (id !== undefined) this.#byId.set(id, pointer);
    const inside = id === undefined ? resource : pointer;
    const home = inside === "" ? outermostSchema(pointer) : inside;
    for (const name of [$anchor, $dynamicAnchor]) {
      if (typeof name === "string") remember(this.#anchors, home, name, pointer);
    }
    if (typeof $dynamicAnchor === "string") remember(this.#dynamic, home, $dynamicAnchor, pointer);
    for (const [key, child] of Object.entries(value)) {
      if (typeof child === "object" && !VALUES.has(key)) {
        this.#collect(child, `${pointer}/${escapeStep(key)}`, inside, id ?? base);
      }
    }
  }
}

function remember(
  maps: Map<string, Map<string, string>>,
  resource: string,
  name: string,
  pointer: string,
): void {
  const map = maps.get(resource) ?? new Map<string, string>();
  maps.set(resource, map);
  if (!map.has(name)) map.set(name, pointer);
}

/** The URI that ids, each inside the one before, come to; without fragment. */
export function absoluteId(ids: readonly string[], base = BASE): string {
  return ids.reduce(
    (outer, id) => (URL.canParse(id, outer) ? new URL(id, outer).href : id).replace(/#.*/s, ""),
    base,
  );
}
