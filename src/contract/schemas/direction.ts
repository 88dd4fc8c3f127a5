import { isObject } from "../document.ts";
import { escapeStep } from "../json-pointer.ts";
import { conjuncts, listOf } from "./conjuncts.ts";
import type { SchemaReferences } from "./schema-references.ts";

/** Which way a value goes. Requests have no `readOnly` properties, replies no `writeOnly` ones. */
export type Direction = "request" | "reply";

/** The keyword that keeps a property out of values that go this way. */
export const WITHHOLDS = { request: "readOnly", reply: "writeOnly" } as const;

/** Finds out which properties a schema has but values of one direction do not. */
export class WithheldProperties {
  readonly #references: SchemaReferences;
  readonly #known = {
    request: new Map<string, ReadonlySet<string>>(),
    reply: new Map<string, ReadonlySet<string>>(),
  };

  constructor(references: SchemaReferences) {
    this.#references = references;
  }

  /** The names of the properties that a schema, its `$ref` and its `allOf` withhold. */
  of(schema: unknown, pointer: string, direction: Direction): ReadonlySet<string> {
    const known = this.#known[direction].get(pointer);
    if (known) return known;
    const names = new Set<string>();
    for (const part of conjuncts(this.#references, schema, pointer)) {
      const { properties } = part.value;
      if (!isObject(properties)) continue;
      for (const [name, property] of Object.entries(properties)) {
        const at = `${part.pointer}/properties/${escapeStep(name)}`;
        if (this.#isWithheld(property, at, direction)) names.add(name);
      }
    }
    this.#known[direction].set(pointer, names);
    return names;
  }

  /** Of `names`, those that the schema at `pointer` requires without withholding them itself. */
  stillRequired(names: ReadonlySet<string>, pointer: string, direction: Direction): readonly string[] {
    if (names.size === 0) return [];
    const schema = this.#references.at(pointer);
    const own = this.of(schema, pointer, direction);
    const required = conjuncts(this.#references, schema, pointer).flatMap(({ value }) =>
      listOf(value.required),
    );
    return [...names].filter((name) => !own.has(name) && required.includes(name)).sort();
  }

  #isWithheld(property: unknown, pointer: string, direction: Direction): boolean {
    if (!isObject(property)) return false;
    const keyword = WITHHOLDS[direction];
    if (property[keyword] === true) return true;
    if (property.$ref === undefined && property.allOf === undefined) return false;
    return conjuncts(this.#references, property, pointer).some(({ value }) => value[keyword] === true);
  }
}
