import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { SchemaReferences } from "../../contract/schemas/schema-references.ts";
import { pointerOf } from "../bundle/origins.ts";
import { isReference } from "../grammar.ts";
import type { Place } from "../place.ts";
import { placeAt, stepsOf, stepsTo } from "../place.ts";

/** What a reference inside the document leads to. */
export interface Found {
  readonly value: unknown;
  /** Undefined for the whole document. */
  readonly place: Place | undefined;
  /** The place as a `$ref` says it. */
  readonly reference: string;
}

/** A chain of references longer than this is taken for a circle. */
const LONGEST_CHAIN = 100;

/** Finds what the references in a document of one piece lead to. */
export class References {
  readonly #document: JsonObject;
  readonly #broken: ReadonlyMap<string, string>;
  readonly #names: SchemaReferences;
  readonly #known = new Map<string, Found | string>();

  constructor(document: JsonObject, broken: ReadonlyMap<string, string>) {
    this.#document = document;
    this.#broken = broken;
    this.#names = new SchemaReferences(document);
  }

  /** What a reference leads to, or a text that says why that is nothing. */
  find(reference: string, place: Place | undefined): Found | string {
    const known = this.#known.get(reference);
    if (known !== undefined) return known;
    const isPlace = reference.startsWith("#/");
    const found = isPlace
      ? this.#at(stepsOf(reference.slice(1)), 0)
      : this.#byName(reference, pointerOf(stepsTo(place)));
    if (isPlace) this.#known.set(reference, found);
    return found;
  }

  /** The object that a value is or refers to; undefined where there is none. */
  follow(value: unknown): JsonObject | undefined {
    let current = value;
    for (let steps = 0; isReference(current) && steps < LONGEST_CHAIN; steps++) {
      const found = this.find(current.$ref, undefined);
      current = typeof found === "string" ? undefined : found.value;
    }
    return isObject(current) && !isReference(current) ? current : undefined;
  }

  #at(steps: readonly string[], chain: number): Found | string {
    if (chain > LONGEST_CHAIN) return "leads round in a circle";
    let value: unknown = this.#document;
    for (const [position, step] of steps.entries()) {
      if (typeof value !== "object" || value === null) return "leads to nothing";
      if (!Object.hasOwn(value, step)) {
        if (!isReference(value) || !value.$ref.startsWith("#/")) return "leads to nothing";
        return this.#at([...stepsOf(value.$ref.slice(1)), ...steps.slice(position)], chain + 1);
      }
      value = Reflect.get(value, step);
    }
    return foundAt(value, steps);
  }

  #byName(reference: string, from: string): Found | string {
    const pointer = this.#broken.has(reference) ? undefined : this.#names.find(reference, from);
    if (pointer === undefined) return this.#broken.get(reference) ?? "leads to nothing";
    return foundAt(this.#names.at(pointer), stepsOf(pointer));
  }
}

function foundAt(value: unknown, steps: readonly string[]): Found {
  return { value, place: placeAt(steps), reference: `#${pointerOf(steps)}` };
}
