import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import type { Kind, Slot } from "../grammar.ts";
import { isReference } from "../grammar.ts";
import type { SourceFile } from "../source-files.ts";
import type { Visited } from "../walk.ts";

/** What surrounds a value while a document is brought into one piece. */
export interface Scope {
  /** The file that the value was written in. */
  readonly home: SourceFile;
  /** What the `$id`s around it come to. */
  readonly base: string | undefined;
  /** What it is part of a copy of, from the outermost in. */
  readonly within: readonly unknown[];
}

/** A reference in a document. */
export interface Site extends Visited {
  readonly reference: string;
  /** Makes the reference say something else. */
  readonly write: (reference: string) => void;
  readonly scope: Scope;
  /** Whether it stands in an example, where the specification knows no references but people write them. */
  readonly isData: boolean;
}

/** Whether a reference that stands in such a slot stays as it is. */
type IsSettled = (reference: string, slot: Slot, scope: Scope) => boolean;

const NONE: readonly Site[] = [];

/**
 * The references that a value itself is or has, and that have to be looked at; not those in the values below it. Comes to a
 * hundred thousand objects at a start, nearly all of which have none.
 */
export function referencesIn(visited: Visited, scope: Scope, isSettled: IsSettled): readonly Site[] {
  const { value, slot, place } = visited;
  if (!isObject(value)) return NONE;
  const { kind, form } = slot;
  const isWanted = isReference(value) && !isSettled(value.$ref, slot, scope);
  const mappings = form === "one" && kind === "schema" ? mappingsIn(value, visited, scope, isSettled) : NONE;
  const key = form === "one" ? dataKeyOf(kind) : undefined;
  if (!isWanted && key === undefined) return mappings;
  const sites = [...mappings];
  if (isWanted) {
    const write = (reference: string) => (value.$ref = reference);
    sites.unshift({ ...visited, place, reference: value.$ref, write, scope, isData: false });
  }
  const data = key === undefined ? undefined : value[key];
  if (key === undefined || !isReference(data)) return sites;
  if (Object.keys(data).length > 1 || data.$ref.startsWith("#")) return sites;
  const write = () => undefined;
  const found = { holder: value, key, value: data, reference: data.$ref };
  return [...sites, { ...visited, place, ...found, write, scope, isData: true }];
}

/** Under which key of a kind stands an example. */
function dataKeyOf(kind: Kind): string | undefined {
  if (kind === "example") return "value";
  return kind === "mediaType" ? "example" : undefined;
}

/** The values of a discriminator's mapping that are references and not names of schemas. */
function mappingsIn(
  { discriminator }: JsonObject,
  visited: Visited,
  scope: Scope,
  isSettled: IsSettled,
): readonly Site[] {
  if (!isObject(discriminator) || !isObject(discriminator.mapping)) return NONE;
  const { mapping } = discriminator;
  const { place } = visited;
  return Object.entries(mapping).flatMap(([name, reference]) => {
    if (typeof reference !== "string" || !/[#/]|\.(json|ya?ml)$/i.test(reference)) return [];
    if (isSettled(reference, visited.slot, scope)) return [];
    const write = (text: string) => (mapping[name] = text);
    return [
      {
        ...visited,
        place,
        holder: mapping,
        key: name,
        value: reference,
        reference,
        write,
        scope,
        isData: false,
      },
    ];
  });
}

/** The references that are still to be followed, those first that others find their place by. */
export class SiteQueue {
  readonly #ranks: [Site[], Site[], Site[], Site[]] = [[], [], [], []];

  add(site: Site, rank: 0 | 1 | 2 | 3): void {
    this.#ranks[rank].push(site);
  }

  get isEmpty(): boolean {
    return this.#ranks.every((sites) => sites.length === 0);
  }

  take(): Site | undefined {
    return this.#ranks.find((sites) => sites.length > 0)?.shift();
  }
}
