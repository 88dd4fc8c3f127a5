import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import type { Located } from "../../contract/json-pointer.ts";
import { listOf } from "../../contract/schemas/conjuncts.ts";
import type { Schema } from "../../contract/schemas/schema-keywords.ts";
import type { SchemaReferences } from "../../contract/schemas/schema-references.ts";
import { isNull, literalsOf } from "./literal.ts";

/** A schema, and where it stands. */
export type Part = Located<Schema>;

/** Some schemas of which a value must fit one. */
export interface Choice {
  readonly keyword: "oneOf" | "anyOf";
  readonly branches: readonly Part[];
  readonly pointer: string;
}

/** All that is said of a value at once, in the order of the document; whether it may be null is not looked at. */
export interface Shape {
  /** The objects of keywords that hold together: a schema, what it refers to, its `allOf`, an only alternative. */
  readonly parts: readonly Located<JsonObject>[];
  readonly choices: readonly Choice[];
  /** Whether no value fits at all. */
  readonly isNever: boolean;
}

/** Reads shapes of a document, each once. */
export class ShapeReader {
  readonly #references: SchemaReferences;
  readonly #known = new Map<string, Shape>();

  constructor(references: SchemaReferences) {
    this.#references = references;
  }

  /** The shape of a value that must fit all these schemas. */
  read(schemas: readonly Part[]): Shape {
    const key = keyOf(schemas);
    const known = this.#known.get(key);
    if (known) return known;
    const reading = new Reading(this.#references);
    for (const schema of schemas) reading.add(schema);
    const shape = { parts: [...reading.parts.values()], choices: reading.choices, isNever: reading.isNever };
    this.#known.set(key, shape);
    return shape;
  }
}

/** A text that is the same for the same schemas. */
export function keyOf(schemas: readonly Part[]): string {
  return schemas.map(({ pointer }) => pointer).join(" ");
}

/** Collects what holds together, and comes to each schema once. */
class Reading {
  readonly parts = new Map<JsonObject, Located<JsonObject>>();
  readonly choices: Choice[] = [];
  isNever = false;
  readonly #references: SchemaReferences;

  constructor(references: SchemaReferences) {
    this.#references = references;
  }

  add({ value, pointer }: Located<unknown>): void {
    if (value === false) this.isNever = true;
    if (!isObject(value) || this.parts.has(value)) return;
    this.parts.set(value, { value, pointer });
    if (typeof value.$ref === "string") {
      const target = this.#references.resolve(value.$ref, pointer);
      this.add({ value: this.#references.at(target), pointer: target });
    }
    for (const part of partsIn(value, "allOf", pointer)) this.add(part);
    for (const keyword of ["oneOf", "anyOf"] as const) this.#addChoice(keyword, value, pointer);
  }

  /** What is said in several ways is read as one: an only alternative, and alternatives that are one value each. */
  #addChoice(keyword: Choice["keyword"], schema: JsonObject, pointer: string): void {
    const branches = partsIn(schema, keyword, pointer).filter(({ value }) => !isNull(value));
    const [only, ...others] = branches;
    if (!only) return;
    const literals = literalsOf(branches.map(({ value }) => value));
    if (literals) {
      const at = `${pointer}/${keyword}`;
      this.parts.set(literals, { value: literals, pointer: at });
    } else if (others.length === 0) this.add(only);
    else this.choices.push({ keyword, branches, pointer });
  }
}

/** The schemas in a list under a keyword. */
export function partsIn(schema: JsonObject, keyword: string, pointer: string): Part[] {
  return listOf(schema[keyword]).map((value, at) => ({
    value: value as Schema,
    pointer: `${pointer}/${keyword}/${at}`,
  }));
}
