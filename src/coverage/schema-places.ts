import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import { escapeStep } from "../contract/json-pointer.ts";
import type { Matcher } from "../contract/patterns/pattern-reader.ts";
import { PatternReader } from "../contract/patterns/pattern-reader.ts";
import type { Choice } from "../contract/schemas/choice.ts";
import { readChoice } from "../contract/schemas/choice.ts";
import { listOf } from "../contract/schemas/conjuncts.ts";
import { WithheldProperties } from "../contract/schemas/direction.ts";
import { Hierarchy } from "../contract/schemas/hierarchy.ts";
import { SchemaReferences } from "../contract/schemas/schema-references.ts";
import type { Constraint } from "./constraint.ts";
import { readConstraints } from "./constraint.ts";

/** Where another schema stands, and whether it is one that is inherited from, whose discriminator then chooses nothing. */
export interface PlaceLink {
  readonly pointer: string;
  readonly isBase: boolean;
}

/** One schema of the document, and the schemas that it leads to. */
export interface SchemaPlace {
  readonly pointer: string;
  /** The rules that it makes itself. */
  readonly constraints: readonly Constraint[];
  /** Schemas that hold for the same value, always: `$ref`, `allOf`. */
  readonly always: readonly PlaceLink[];
  /** Those that may: `anyOf`, `oneOf`. */
  readonly branches: readonly PlaceLink[];
  /** What its discriminator chooses, in the place of `branches`. */
  readonly choice?: Choice;
  readonly condition?: { readonly if: string; readonly then?: PlaceLink; readonly else?: PlaceLink };
  /** Those that hold where a property is there. */
  readonly dependents: ReadonlyMap<string, PlaceLink>;
  readonly properties: ReadonlyMap<string, PlaceLink>;
  readonly patterns: readonly (readonly [pattern: Matcher, place: PlaceLink])[];
  readonly additional?: PlaceLink;
  readonly unevaluated?: PlaceLink;
  readonly prefixItems: readonly PlaceLink[];
  readonly items?: PlaceLink;
  readonly unevaluatedItems?: PlaceLink;
}

/** The schemas of a document as requests are held to them, each read when first come to. */
export class SchemaPlaces {
  readonly #references: SchemaReferences;
  readonly #hierarchy: Hierarchy;
  readonly #withheld: WithheldProperties;
  readonly #known = new Map<string, SchemaPlace>();
  readonly #patterns = new PatternReader();

  constructor(root: JsonObject) {
    this.#references = new SchemaReferences(root);
    this.#hierarchy = new Hierarchy(this.#references);
    this.#withheld = new WithheldProperties(this.#references);
  }

  /** The schema at a place; undefined where none is, or only `true` or `false`. */
  at({ pointer, isBase }: PlaceLink): SchemaPlace | undefined {
    const key = isBase ? `${pointer} ` : pointer;
    const known = this.#known.get(key);
    if (known) return known;
    const schema = this.#references.at(pointer);
    if (!isObject(schema)) return undefined;
    const place = this.#read(schema, pointer, isBase);
    this.#known.set(key, place);
    return place;
  }

  #read(schema: JsonObject, pointer: string, isBase: boolean): SchemaPlace {
    const withheld = this.#withheld.of(schema, pointer, "request");
    const choice = isBase
      ? undefined
      : readChoice(this.#references, this.#hierarchy, schema, pointer);
    const isChosen = choice?.keyword !== undefined || (isBase && isObject(schema.discriminator));
    const own = readConstraints(schema, pointer, withheld).filter(
      ({ keyword }) => !(isChosen && (keyword === "oneOf" || keyword === "anyOf")),
    );
    const one = (keyword: string) =>
      isObject(schema[keyword]) ? { pointer: `${pointer}/${keyword}`, isBase: false } : undefined;
    const list = (keyword: string) =>
      listOf(schema[keyword]).map((_, at) => ({ pointer: `${pointer}/${keyword}/${at}`, isBase: false }));
    const map = (keyword: string) => this.#map(schema[keyword], `${pointer}/${keyword}`);
    const properties = map("properties").filter(([name]) => !withheld.has(name));
    const [additional, unevaluated] = [one("additionalProperties"), one("unevaluatedProperties")];
    const [items, unevaluatedItems] = [one("items"), one("unevaluatedItems")];
    const [then, otherwise] = [one("then"), one("else")];
    return {
      pointer,
      constraints: choice ? [...own, choosing(choice, pointer)] : own,
      always: [...this.#referred(schema, pointer), ...list("allOf")],
      branches: isChosen ? [] : [...list("anyOf"), ...list("oneOf")],
      ...(choice && { choice }),
      ...(schema.if !== undefined && {
        condition: {
          if: `${pointer}/if`,
          ...(then && { then }),
          ...(otherwise && { else: otherwise }),
        },
      }),
      dependents: new Map(map("dependentSchemas")),
      properties: new Map(properties),
      patterns: map("patternProperties").map(([pattern, place]) => [this.#patterns.read(pattern), place]),
      ...(additional && { additional }),
      ...(unevaluated && { unevaluated }),
      prefixItems: list("prefixItems"),
      ...(items && { items }),
      ...(unevaluatedItems && { unevaluatedItems }),
    };
  }

  #referred({ $ref, $dynamicRef }: JsonObject, from: string): PlaceLink[] {
    return [$ref, $dynamicRef].flatMap((reference): PlaceLink[] => {
      const pointer = typeof reference === "string" ? this.#references.find(reference, from) : undefined;
      if (typeof reference !== "string" || pointer === undefined) return [];
      return [{ pointer, isBase: this.#hierarchy.isParent(reference, from, pointer) }];
    });
  }

  #map(value: unknown, pointer: string): [string, PlaceLink][] {
    if (!isObject(value)) return [];
    return Object.entries(value)
      .filter(([, schema]) => isObject(schema))
      .map(([name]) => [name, { pointer: `${pointer}/${escapeStep(name)}`, isBase: false }]);
  }
}

/** A value of the property that chooses nothing breaks it. */
function choosing({ property }: Choice, pointer: string): Constraint {
  return {
    pointer: `${pointer}/discriminator`,
    keyword: "discriminator",
    name: property,
    isAbout: (value) => isObject(value) && Object.hasOwn(value, property),
    breaks: "anywhere",
  };
}
