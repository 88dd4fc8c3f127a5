import type { OpenApiDocument } from "../contract/document.ts";
import type { Pair } from "./change.ts";
import { RuleBook } from "./rules/rule-book.ts";
import type { SchemaSubject } from "./schemas/comparison.ts";
import { ANYTHING } from "./schemas/comparison.ts";
import { SameSchemas } from "./schemas/same-schemas.ts";
import { SchemaWalk } from "./schemas/schema-walk.ts";
import type { Part } from "./schemas/shape.ts";
import type { Scope } from "./scope.ts";
import type { Side } from "./side.ts";
import { createSide } from "./side.ts";

/** Both documents, and what all comparisons of their parts have in common. */
export class DocumentPair {
  readonly sides: Pair<Side>;
  /** The day on which the new document counts, for dates of an end. */
  readonly today: Date;
  readonly rules = new RuleBook();
  readonly #same: SameSchemas;
  readonly #alike = new Map<string, Set<string>>();

  constructor(old: OpenApiDocument, other: OpenApiDocument, today: Date) {
    this.sides = { old: createSide(old), new: createSide(other) };
    this.today = today;
    this.#same = new SameSchemas(this.sides);
  }

  /** Compares the schemas of some value; one that is left out takes anything. */
  compareSchemas(schemas: Pair<Part | undefined>, subject: SchemaSubject, scope: Scope): void {
    const { sides, rules } = this;
    let found = 0;
    const alike = this.#alikeFor(subject);
    const walk = new SchemaWalk(
      { sides, rules, same: this.#same, alike, subject },
      ({ rule, at, message }) => {
        found++;
        if ("id" in rule) scope.tell(rule.id, at, message, subject.way);
        else scope.tellAspect(rule.subject, rule.aspect, subject.way, at, message);
      },
    );
    walk.compare({ old: [schemas.old ?? ANYTHING], new: [schemas.new ?? ANYTHING] });
    if (found > 0) return;
    // Of the whole it is not said whether it is deprecated.
    const [, ...inside] = walk.seen;
    for (const key of inside) alike.add(key);
  }

  /** What is alike one way need not be the other way, where some properties are not sent. */
  #alikeFor({ way, asText }: SchemaSubject): Set<string> {
    const key = `${way}${asText ? " as text" : ""}`;
    const alike = this.#alike.get(key) ?? new Set();
    this.#alike.set(key, alike);
    return alike;
  }
}
