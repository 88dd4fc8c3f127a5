import { isObject } from "../document.ts";
import { ARRAY_RULES, LATE_ARRAY_RULES } from "./arrays.ts";
import { COMBINATION_RULES, REFERENCE_RULES } from "./combinations.ts";
import { DEPENDENCIES, DEPENDENT_RULES } from "./dependents.ts";
import type { Rule } from "./keyword.ts";
import { LATE_OBJECT_RULES, MEMBER_RULES, OBJECT_RULES } from "./objects.ts";
import { NUMBER_RULES, STRING_RULES, VALUE_RULES, WITHHELD_RULES } from "./scalars.ts";
import { UNEVALUATED_ITEMS, UNEVALUATED_PROPERTIES } from "./unevaluated.ts";

/** Keywords that are about values of one type. */
export interface RuleGroup {
  /** Of any type where left out. */
  readonly type?: string;
  readonly applies: (value: unknown) => boolean;
  readonly rules: readonly Rule[];
}

const TYPE_TESTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === "boolean",
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number" && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  array: (value) => Array.isArray(value),
  object: isObject,
};

/** Tells whether a value is of a type; undefined for a type that there is not. */
export function typeTest(type: string): ((value: unknown) => boolean) | undefined {
  return Object.hasOwn(TYPE_TESTS, type) ? TYPE_TESTS[type] : undefined;
}

const group = (type: string, rules: readonly Rule[]): RuleGroup => ({
  type,
  applies: TYPE_TESTS[type] ?? (() => false),
  rules,
});

/** All keywords, in the order in which the validator of a server asks them, so that errors come in the same order. */
export const GROUPS: readonly RuleGroup[] = [
  {
    applies: () => true,
    rules: [...REFERENCE_RULES, ...VALUE_RULES, ...COMBINATION_RULES, ...WITHHELD_RULES],
  },
  group("number", NUMBER_RULES),
  group("string", STRING_RULES),
  group("array", [...ARRAY_RULES, UNEVALUATED_ITEMS, ...LATE_ARRAY_RULES]),
  group("object", [
    ...OBJECT_RULES,
    DEPENDENCIES,
    ...MEMBER_RULES,
    ...DEPENDENT_RULES,
    UNEVALUATED_PROPERTIES,
    ...LATE_OBJECT_RULES,
  ]),
];

/** The keywords that say something: a schema without any of them is one that takes everything. */
export const SPEAKING: ReadonlySet<string> = new Set([
  ...["type", "nullable", "$comment", "id"],
  ...GROUPS.flatMap(({ rules }) => rules.map(({ keyword }) => keyword)),
]);
