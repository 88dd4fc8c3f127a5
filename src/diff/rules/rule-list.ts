import { BODY_RULES } from "./body-rules.ts";
import type { Level, Rule } from "./effect.ts";
import { levelOf } from "./effect.ts";
import { limitRules } from "./limit-rules.ts";
import { OPERATION_RULES } from "./operation-rules.ts";
import { PARAMETER_RULES } from "./parameter-rules.ts";
import { PROPERTY_RULES } from "./property-rules.ts";
import { SCHEMA_RULES } from "./schema-rules.ts";

/** The id of a rule that is about more than a schema. */
export type NamedRuleId =
  | (keyof typeof OPERATION_RULES | keyof typeof PARAMETER_RULES)
  | (keyof typeof BODY_RULES | keyof typeof PROPERTY_RULES);

/** The rules that are about more than a schema, by id. */
export function namedRules(): Readonly<Record<NamedRuleId, Rule>> {
  return { ...OPERATION_RULES, ...PARAMETER_RULES, ...BODY_RULES, ...PROPERTY_RULES };
}

/** The rules of schemas, by the aspect of one that has changed. */
export function aspectRules(): ReadonlyMap<string, Rule> {
  return new Map([...Object.entries<Rule>(SCHEMA_RULES), ...limitRules()]);
}

/** What a schema describes, as it is called in the ids of rules. */
export type Subject =
  | ("request-body" | "request-property" | "request-parameter" | "request-parameter-property")
  | ("response-body" | "response-property" | "response-header");

/** What the schemas describe that go one way. */
export const SUBJECTS: Readonly<Record<"request" | "reply", readonly Subject[]>> = {
  request: ["request-body", "request-property", "request-parameter", "request-parameter-property"],
  reply: ["response-body", "response-property", "response-header"],
};

/** A rule for people to read. */
export interface ListedRule {
  readonly id: string;
  readonly level: Level;
  readonly means: string;
}

/**
 * All rules with their levels. In what a server asks of its clients, webhooks and callbacks, the level of a rule about a
 * request is that of the same change in a reply, and the other way round.
 */
export function listRules(): ListedRule[] {
  const named = Object.entries(namedRules()).map(([id, rule]) => ({
    id,
    level: levelOf(rule, rule.direction ?? "request"),
    means: rule.means,
  }));
  const ofSchemas = (["request", "reply"] as const).flatMap((direction) =>
    SUBJECTS[direction].flatMap((subject) =>
      [...aspectRules()]
        .filter(([, { isOfProperties }]) => isOfProperties !== true || subject.endsWith("-property"))
        .map(([aspect, rule]) => ({
          id: `${subject}-${aspect}`,
          level: levelOf(rule, direction),
          means: rule.means,
        })),
    ),
  );
  return [...named, ...ofSchemas];
}
