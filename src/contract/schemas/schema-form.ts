import type { JsonObject } from "../document.ts";
import { DocumentError, isObject } from "../document.ts";
import { escapeStep } from "../json-pointer.ts";
import type { Choice } from "./choice.ts";
import { readChoice } from "./choice.ts";
import { listOf } from "./conjuncts.ts";
import type { Direction, WithheldProperties } from "./direction.ts";
import { WITHHOLDS } from "./direction.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { tellOwnNames } from "./inherited-names.ts";
import { isolateConditions } from "./isolated-conditions.ts";
import type { Schema } from "./schema-keywords.ts";
import { holds, isAboutSameValue } from "./schema-keywords.ts";
import type { SchemaReferences } from "./schema-references.ts";

/** What deriving forms needs to know of the document, once for all of them. */
export interface FormParts {
  readonly references: SchemaReferences;
  readonly withheld: WithheldProperties;
  readonly hierarchy: Hierarchy;
}

/** A schema that another one's form refers to. */
export interface Target {
  readonly pointer: string;
  /** Without what its discriminator chooses, for a schema that inherits from it. */
  readonly isBase: boolean;
  /** Properties that need not be there, by what the schema around the reference says. */
  readonly optional: readonly string[];
  /** Whether it is about the same value as the schema whose form refers to it. */
  readonly sameValue: boolean;
  /** The `$dynamicAnchor` that the reference asks for. */
  readonly dynamicAnchor?: string;
}

/** Gives the id of a target's form; undefined for one that would only lead round in a circle. */
export type Refer = (target: Target) => string | undefined;

/** Where a schema stands, and what those around it say of it. */
interface Around {
  readonly optional: ReadonlySet<string>;
  /** Whether it is about the value that the whole form is about. */
  readonly sameValue: boolean;
}

/** What says nothing about a value, or is said otherwise in a form. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...["$id", "$schema", "$anchor", "$dynamicAnchor", "$defs", "definitions", "$ref", "$dynamicRef"],
  ...["$comment", "$vocabulary", "example", "examples", "default", "description", "title", "externalDocs"],
  ...["xml", "discriminator", "nullable", "readOnly", "writeOnly", "deprecated"],
]);

/**
 * Derives the form of one schema that the validator compiles: for one direction, its discriminator spelt out as
 * conditions, and all references by the ids of other forms.
 */
export class SchemaForm {
  readonly #parts: FormParts;
  readonly #direction: Direction;
  readonly #refer: Refer;

  constructor(parts: FormParts, direction: Direction, refer: Refer) {
    this.#parts = parts;
    this.#direction = direction;
    this.#refer = refer;
  }

  /** The form of the schema at a pointer. */
  derive(pointer: string, isBase: boolean, optional: readonly string[]): Schema {
    const schema = this.#parts.references.at(pointer);
    if (typeof schema !== "boolean" && !isObject(schema))
      throw new DocumentError(`#${pointer}: is no schema`);
    return this.#derive(schema, pointer, { optional: new Set(optional), sameValue: true }, isBase);
  }

  #derive(schema: unknown, pointer: string, around: Around, isBase = false): Schema {
    if (!isObject(schema)) return schema as Schema;
    const withheld = this.#parts.withheld.of(schema, pointer, this.#direction);
    const optional = around.optional.size === 0 ? withheld : new Set([...withheld, ...around.optional]);
    const same: Around = { optional, sameValue: around.sameValue };
    const choice = isBase
      ? undefined
      : readChoice(this.#parts.references, this.#parts.hierarchy, schema, pointer);
    const form: JsonObject = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (LEFT_OUT.has(keyword) || keyword === choice?.keyword) continue;
      if (isBase && isObject(schema.discriminator) && (keyword === "oneOf" || keyword === "anyOf")) continue;
      form[keyword] = this.#keyword(keyword, value, `${pointer}/${escapeStep(keyword)}`, same);
    }
    if (schema[WITHHOLDS[this.#direction]] === true) form[WITHHOLDS[this.#direction]] = true;
    if (Array.isArray(schema.required) && optional.size > 0) {
      form.required = schema.required.filter((name) => !optional.has(String(name)));
    }
    tellOwnNames(form);
    if (schema.nullable === true && schema.type !== undefined) form.type = [schema.type, "null"].flat();
    const [reference, ...more] = this.#references(schema, pointer, same);
    if (reference) form.$ref = reference.$ref;
    if (choice) more.push(this.#choose(choice, pointer, same));
    if (more.length > 0) form.allOf = [...listOf(form.allOf), ...more];
    isolateConditions(form);
    return form;
  }

  #keyword(keyword: string, value: unknown, pointer: string, same: Around): unknown {
    const kind = holds(keyword);
    const around = isAboutSameValue(keyword) ? same : { optional: NONE, sameValue: false };
    if (kind === "one") return this.#derive(value, pointer, around);
    if (kind === "list" && Array.isArray(value)) {
      return value.map((part, at) => this.#derive(part, `${pointer}/${at}`, around));
    }
    if (kind === "map" && isObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, part]) => [
          name,
          this.#derive(part, `${pointer}/${escapeStep(name)}`, around),
        ]),
      );
    }
    return value;
  }

  #references({ $ref, $dynamicRef }: JsonObject, pointer: string, around: Around): JsonObject[] {
    const plain = typeof $ref === "string" ? [this.#reference($ref, pointer, around)] : [];
    if (typeof $dynamicRef !== "string") return plain.flat();
    const dynamicAnchor = $dynamicRef.split("#")[1] ?? "";
    return [...plain, this.#reference($dynamicRef, pointer, around, dynamicAnchor)].flat();
  }

  #reference(reference: string, from: string, around: Around, dynamicAnchor?: string): JsonObject[] {
    const pointer = this.#parts.references.resolve(reference, from);
    const isBase = this.#parts.hierarchy.isParent(reference, from, pointer);
    return this.#referTo(pointer, around, isBase, dynamicAnchor);
  }

  #referTo(pointer: string, around: Around, isBase = false, dynamicAnchor?: string): JsonObject[] {
    const { optional, sameValue } = around;
    const id = this.#refer({
      pointer,
      isBase,
      optional: this.#parts.withheld.stillRequired(optional, pointer, this.#direction),
      sameValue,
      ...(dynamicAnchor !== undefined && { dynamicAnchor }),
    });
    return id === undefined ? [] : [{ $ref: id }];
  }

  /** A discriminator as conditions: a wrong value is told of alone, and else nothing but what the chosen schema says. */
  #choose(choice: Choice, pointer: string, same: Around): JsonObject {
    const { property, chosen, otherwise, keyword, isNeeded } = choice;
    const has = (schema: JsonObject) => ({
      type: "object",
      required: [property],
      properties: { [property]: schema },
    });
    const known = { enum: [...chosen.keys()] };
    const conditions = [...chosen].flatMap(([value, places]) => {
      const schemas = places.flatMap((place) => this.#place(place, choice, pointer, same));
      const then = schemas.length > 1 ? { [keyword ?? "anyOf"]: schemas } : schemas[0];
      return then === undefined ? [] : [{ if: has({ const: value }), then }];
    });
    if (otherwise !== undefined) {
      const [other = true] = this.#place(otherwise, choice, pointer, same);
      return { if: has(known), then: all(conditions), else: other };
    }
    return {
      if: { type: "object", required: [property] },
      then: { properties: { [property]: known }, ...all(conditions) },
      else: isNeeded ? { type: "object", required: [property] } : this.#listed(choice, pointer, same),
    };
  }

  /** What holds where the property is missing: what the schema says without its discriminator. */
  #listed(choice: Choice, pointer: string, same: Around): Schema {
    const { keyword } = choice;
    if (!keyword) return true;
    const schema = this.#parts.references.at(`${pointer}/${keyword}`);
    return { [keyword]: this.#keyword(keyword, schema, `${pointer}/${keyword}`, same) };
  }

  /** A schema that is chosen: one that stands in the list, or one elsewhere. Choosing the schema itself adds nothing. */
  #place(place: string, { keyword }: Choice, pointer: string, same: Around): Schema[] {
    if (place === pointer) return [];
    if (keyword && place.startsWith(`${pointer}/${keyword}/`)) {
      return [this.#derive(this.#parts.references.at(place), place, same)];
    }
    return this.#referTo(place, same);
  }
}

const NONE: ReadonlySet<string> = new Set();

function all(schemas: readonly Schema[]): JsonObject {
  return schemas.length > 0 ? { allOf: schemas } : {};
}
