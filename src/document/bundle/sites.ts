import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
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

/** The references that a value itself is or has; not those in the values below it. */
export function referencesIn(visited: Visited, scope: Scope): Site[] {
  const { value, slot, place } = visited;
  if (!isObject(value)) return [];
  const sites: Site[] = [];
  if (isReference(value)) {
    const write = (reference: string) => (value.$ref = reference);
    sites.push({ ...visited, place, reference: value.$ref, write, scope, isData: false });
  }
  if (slot.form !== "one") return sites;
  if (slot.kind === "schema") sites.push(...mappingsIn(value, visited, scope));
  for (const key of dataKeys(slot.kind)) {
    const data = value[key];
    if (!isReference(data) || Object.keys(data).length > 1 || data.$ref.startsWith("#")) continue;
    const write = () => undefined;
    sites.push({
      ...visited,
      place,
      holder: value,
      key,
      value: data,
      reference: data.$ref,
      write,
      scope,
      isData: true,
    });
  }
  return sites;
}

function dataKeys(kind: string): readonly string[] {
  if (kind === "example") return ["value"];
  return kind === "mediaType" ? ["example"] : [];
}

/** The values of a discriminator's mapping that are references and not names of schemas. */
function mappingsIn({ discriminator }: JsonObject, visited: Visited, scope: Scope): Site[] {
  if (!isObject(discriminator) || !isObject(discriminator.mapping)) return [];
  const { mapping } = discriminator;
  const { place } = visited;
  return Object.entries(mapping).flatMap(([name, reference]) => {
    if (typeof reference !== "string" || !/[#/]|\.(json|ya?ml)$/i.test(reference)) return [];
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
