import type { Direction } from "../contract/schemas/direction.ts";
import type { ChangedOperation, Level, Pointers } from "./change.ts";
import { levelOf, opposite } from "./rules/effect.ts";
import type { RuleBook } from "./rules/rule-book.ts";
import type { NamedRuleId, Subject } from "./rules/rule-list.ts";

/** A change as it is found, its places still pointers. */
export interface FoundChange {
  readonly id: string;
  readonly level: Level;
  readonly operation?: ChangedOperation;
  readonly message: string;
  readonly at: Pointers;
}

/** What is to be known of the operation whose changes are found. */
export interface ScopeOptions {
  readonly operation?: ChangedOperation;
  /** Whether the server asks and the client answers: a webhook or a callback. */
  readonly isReversed?: boolean;
  /** Whether clients were told not to rely on it yet, so that nothing breaks them. */
  readonly isUnstable?: boolean;
}

/** Takes the changes of one operation, or of what is about all, and judges them. */
export class Scope {
  readonly #found: FoundChange[];
  readonly #rules: RuleBook;
  readonly #options: ScopeOptions;

  constructor(found: FoundChange[], rules: RuleBook, options: ScopeOptions = {}) {
    this.#found = found;
    this.#rules = rules;
    this.#options = options;
  }

  /** The scope of something inside, or beside. */
  within(options: ScopeOptions): Scope {
    return new Scope(this.#found, this.#rules, options);
  }

  /** Whether the server asks here and the client answers. */
  get isReversed(): boolean {
    return this.#options.isReversed === true;
  }

  /** The way that requests, or replies, of this operation go, as its clients see it. */
  way(direction: Direction): Direction {
    return this.isReversed ? opposite(direction) : direction;
  }

  /** Tells of a change by the id of its rule; `way` is where what has changed goes, if the rule does not say it. */
  tell(id: NamedRuleId, at: Pointers, message: string, way?: Direction): void {
    const rule = this.#rules.named(id);
    this.#add(id, levelOf(rule, way ?? this.way(rule.direction ?? "request")), at, message);
  }

  /** Tells of a change of a schema that describes `subject`, in values that go one way. */
  tellAspect(subject: Subject, aspect: string, way: Direction, at: Pointers, message: string): void {
    this.#add(`${subject}-${aspect}`, levelOf(this.#rules.ofAspect(aspect), way), at, message);
  }

  #add(id: string, level: Level, at: Pointers, message: string): void {
    const { operation, isUnstable } = this.#options;
    this.#found.push({
      id,
      level: isUnstable === true ? "info" : level,
      ...(operation && { operation }),
      message,
      at,
    });
  }
}
