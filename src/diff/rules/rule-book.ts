import type { Rule } from "./effect.ts";
import type { NamedRuleId } from "./rule-list.ts";
import { aspectRules, namedRules } from "./rule-list.ts";

/** Finds rules, again and again. */
export class RuleBook {
  readonly #named = namedRules();
  readonly #aspects = aspectRules();

  /** The rule of an id. */
  named(id: NamedRuleId): Rule {
    return this.#named[id];
  }

  /**
   * The rule about an aspect of schemas.
   * @throws {RangeError} when there is none.
   */
  ofAspect(aspect: string): Rule {
    const rule = this.#aspects.get(aspect);
    if (!rule) throw new RangeError(`There is no rule about ${aspect}.`);
    return rule;
  }
}
