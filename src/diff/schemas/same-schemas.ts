import { isObject } from "../../contract/document.ts";
import { canonical } from "../../contract/equality.ts";
import { escapeStep } from "../../contract/json-pointer.ts";
import { holds } from "../../contract/schemas/schema-keywords.ts";
import { componentName } from "../../contract/schemas/schema-place.ts";
import type { Pair } from "../change.ts";
import type { Side } from "../side.ts";
import type { Part } from "./shape.ts";

const SCHEMAS = "/components/schemas";

/** Keywords that no rule is about. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...["title", "description", "example", "examples", "externalDocs", "xml", "$comment"],
]);

/**
 * Knows the components that say the same in both documents, with all that they refer to: most of them, as a rule, so that
 * nothing of them need be compared.
 */
export class SameSchemas {
  readonly #sides: Pair<Side>;
  #different: ReadonlySet<string> | undefined;

  constructor(sides: Pair<Side>) {
    this.#sides = sides;
  }

  /** Whether both are, or refer to, one component that says the same in both. */
  has(old: readonly Part[], other: readonly Part[]): boolean {
    const [name, ...more] = old.map((part) => referredComponent(part));
    if (name === undefined || more.length > 0 || other.length !== 1) return false;
    if (other.map(referredComponent)[0] !== name) return false;
    this.#different ??= findDifferent(this.#sides);
    return !this.#different.has(name);
  }
}

/** The component that a schema is, or refers to and says nothing else. */
function referredComponent({ value, pointer }: Part): string | undefined {
  const own = componentName(pointer);
  if (own !== undefined || !isObject(value)) return own;
  const saysMore = Object.keys(value).some((keyword) => keyword !== "$ref" && !LEFT_OUT.has(keyword));
  return saysMore || typeof value.$ref !== "string" ? undefined : namedIn(value.$ref);
}

function namedIn(reference: string): string | undefined {
  return reference.startsWith("#/") ? componentName(reference.slice(1)) : undefined;
}

/** The names of components that are not the same, nor those that refer to one that is not. */
function findDifferent(sides: Pair<Side>): ReadonlySet<string> {
  const before = readComponents(sides.old);
  const after = readComponents(sides.new);
  const different = new Set(
    [...before.keys(), ...after.keys()].filter((name) => before.get(name)?.text !== after.get(name)?.text),
  );
  const referrers = new Map<string, string[]>();
  for (const [name, { references }] of before) {
    for (const reference of references) {
      const target = namedIn(reference);
      if (target === undefined || !before.has(target)) different.add(name);
      else referrers.set(target, [...(referrers.get(target) ?? []), name]);
    }
  }
  // What is added while it is walked is walked too.
  for (const name of different) for (const referrer of referrers.get(name) ?? []) different.add(referrer);
  return different;
}

interface Component {
  readonly text: string;
  readonly references: ReadonlySet<string>;
}

function readComponents({ references: side }: Side): ReadonlyMap<string, Component> {
  const schemas = side.at(SCHEMAS);
  return new Map(
    Object.entries(isObject(schemas) ? schemas : {}).map(([name, schema]) => {
      const references = new Set<string>();
      const text = canonical(essence(schema, references));
      for (const value of mappedValues(schema)) {
        references.add(value.startsWith("#") ? value : `#${SCHEMAS}/${escapeStep(value)}`);
      }
      return [name, { text, references }];
    }),
  );
}

function mappedValues(schema: unknown): string[] {
  if (!isObject(schema) || !isObject(schema.discriminator)) return [];
  const { mapping } = schema.discriminator;
  return Object.values(isObject(mapping) ? mapping : {}).map(String);
}

/** A schema without what no rule is about; the references in it are collected. */
function essence(schema: unknown, references: Set<string>): unknown {
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !LEFT_OUT.has(keyword))
      .map(([keyword, value]) => {
        const form = holds(keyword);
        if (keyword === "$ref" || keyword === "$dynamicRef") references.add(String(value));
        if (form === "one") return [keyword, essence(value, references)];
        if (form === "list" && Array.isArray(value))
          return [keyword, value.map((part) => essence(part, references))];
        if (form !== "map" || !isObject(value)) return [keyword, value];
        const parts = Object.entries(value).map(([name, part]) => [name, essence(part, references)] as const);
        return [keyword, Object.fromEntries(parts)];
      }),
  );
}
