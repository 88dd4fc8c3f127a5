import type { Pair, Pointers } from "../change.ts";
import type { RuleBook } from "../rules/rule-book.ts";
import type { NamedRuleId } from "../rules/rule-list.ts";
import type { Side } from "../side.ts";
import { isAnything } from "./anything.ts";
import { compareChoices, compareWithChoice } from "./compare-choices.ts";
import { compareConditions } from "./compare-conditions.ts";
import { compareConstraints } from "./compare-constraints.ts";
import { compareDescriptions } from "./compare-descriptions.ts";
import { compareDiscriminators } from "./compare-discriminators.ts";
import { compareItems } from "./compare-items.ts";
import { compareLimits } from "./compare-limits.ts";
import { compareNested } from "./compare-nested.ts";
import { compareOtherProperties } from "./compare-other-properties.ts";
import { compareProperties } from "./compare-properties.ts";
import { compareTypes } from "./compare-types.ts";
import { compareValues } from "./compare-values.ts";
import type { Comparison, Finding, SchemaSubject, Spot } from "./comparison.ts";
import { firstOf } from "./keyword-texts.ts";
import { acceptsNull } from "./nullability.ts";
import { join } from "./property-path.ts";
import type { SameSchemas } from "./same-schemas.ts";
import type { Part, Shape } from "./shape.ts";
import { keyOf } from "./shape.ts";
import { typesOf } from "./types.ts";

/** What is the same for all schemas of two documents, and for all of one subject. */
export interface WalkParts {
  readonly sides: Pair<Side>;
  readonly same: SameSchemas;
  readonly rules: RuleBook;
  readonly subject: SchemaSubject;
  /** Keys of two schemas that no difference was found of, nor of anything inside them. */
  readonly alike: ReadonlySet<string>;
}

/** So many attempts may be made inside one another to find which alternatives belong together. */
const DEEPEST_ATTEMPT = 3;

/** Compares a schema with another one and all that is inside them, each two of them once, so that circles end. */
export class SchemaWalk {
  readonly #parts: WalkParts;
  readonly #tell: (finding: Finding) => void;
  readonly #seen: Set<string>;
  readonly #attempts: number;

  constructor(parts: WalkParts, tell: (finding: Finding) => void, seen = new Set<string>(), attempts = 0) {
    this.#parts = parts;
    this.#tell = tell;
    this.#seen = seen;
    this.#attempts = attempts;
  }

  /** The keys of all that was come to: alike, where nothing was told. */
  get seen(): ReadonlySet<string> {
    return this.#seen;
  }

  /** `isWhole` is false for schemas of a value that others are about too, which have said whether it may be null and more. */
  compare(schemas: Pair<readonly Part[]>, path = "", isWhole = true): void {
    const { sides, same } = this.#parts;
    if (same.has(schemas.old, schemas.new)) return;
    const key = `${isWhole ? "" : "beside "}${keyOf(schemas.old)} to ${keyOf(schemas.new)}`;
    if (this.#parts.alike.has(key) || this.#seen.has(key)) return;
    this.#seen.add(key);
    const comparison = this.#comparisonOf(schemas, path, isWhole);
    if (isWhole) compareNullability(comparison, sides);
    if (isWhole) compareDescriptions(comparison);
    compareDiscriminators(comparison);
    if (compareWithChoice(comparison)) return;
    compareTypes(comparison);
    compareValues(comparison);
    compareLimits(comparison);
    compareConstraints(comparison);
    compareChoices(comparison);
    compareConditions(comparison);
    compareNested(comparison);
    if (comparison.bothMayBe("array")) compareItems(comparison);
    if (!comparison.bothMayBe("object")) return;
    compareProperties(comparison);
    compareOtherProperties(comparison);
  }

  #comparisonOf(schemas: Pair<readonly Part[]>, path: string, isWhole: boolean): Comparison {
    const { sides, subject, rules } = this.#parts;
    const shapes = { old: sides.old.shapes.read(schemas.old), new: sides.new.shapes.read(schemas.new) };
    const types = { old: typesOf(shapes.old), new: typesOf(shapes.new) };
    const tell = (rule: Finding["rule"], at: string, spot: Spot, message: string) => {
      const what = at === "" ? subject.name : `\`${at}\` in ${subject.name}`;
      this.#tell({ rule, at: placesOf(spot, shapes, schemas), message: `${what} ${message}` });
    };
    const ruleAt = (aspect: string, at: string) => ({
      aspect,
      subject: at === "" ? subject.own : subject.nested,
    });
    return {
      ...{ sides, schemas, shapes, subject, rules, path, isWhole },
      bothMayBe: (type) =>
        types.old && types.new ? mayBe(types.old, type) && mayBe(types.new, type) : types.old === types.new,
      tell: (aspect, spot, message) => tell(ruleAt(aspect, path), path, spot, message),
      tellOf: (name, aspect, spot, message) => {
        const at = join(path, name);
        tell(ruleAt(aspect, at), at, spot, message);
      },
      tellNamed: (name, id: NamedRuleId, spot, message) => tell({ id }, join(path, name), spot, message),
      inside: (inner, at) => this.compare(inner, at),
      beside: (others) => this.compare(others, path, false),
      attempt: (others) => this.#attempt(others, path),
    };
  }

  #attempt(schemas: Pair<readonly Part[]>, path: string): readonly Finding[] {
    const findings: Finding[] = [];
    const tell = (finding: Finding) => void findings.push(finding);
    if (this.#attempts >= DEEPEST_ATTEMPT) return [UNDECIDED];
    new SchemaWalk(this.#parts, tell, new Set(this.#seen), this.#attempts + 1).compare(schemas, path, false);
    return findings;
  }
}

/** Integers are numbers. */
function mayBe(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (type === "number" && types.has("integer"));
}

/** Stands for what an attempt does not go into, as one difference that nothing is known of. */
const UNDECIDED: Finding = {
  rule: { aspect: "if-changed", subject: "request-body" },
  at: {},
  message: "is not compared any further",
};

/** Where anything was taken, or is, the types say that null is or was among it. */
function compareNullability({ schemas, shapes, tell }: Comparison, sides: Pair<Side>): void {
  if (isAnything(shapes.old) || isAnything(shapes.new)) return;
  const before = acceptsNull(sides.old.references, schemas.old);
  const after = acceptsNull(sides.new.references, schemas.new);
  const keyword = "type";
  if (!before && after) tell("became-nullable", { keyword }, "may be null");
  if (before && !after) tell("became-not-nullable", { keyword }, "may not be null any more");
}

/** A change without a place of its own is where the schema is. */
function placesOf(spot: Spot, shapes: Pair<Shape>, schemas: Pair<readonly Part[]>): Pointers {
  const placeIn = (side: "old" | "new") => {
    const keyword = spot.keyword === undefined ? undefined : firstOf(shapes[side], spot.keyword)?.pointer;
    const pointer = spot[side] ?? keyword ?? schemas[side][0]?.pointer;
    return pointer === "" ? undefined : pointer;
  };
  return { old: placeIn("old"), new: placeIn("new") };
}
