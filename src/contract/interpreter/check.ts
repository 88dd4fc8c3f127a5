import type { JsonObject } from "../document.ts";
import type { SchemaError } from "../schema-error.ts";
import type { Counting } from "./foreknowledge.ts";

/** Which properties and items of a value some schema has looked at: their names and how many, or all of them. */
export interface Evaluated {
  props: Set<string> | true | undefined;
  items: number | true | undefined;
}

/**
 * Holds a value against one keyword or a whole schema: adds what is wrong with it to `errors`, and what was looked at to
 * `evaluated`. `at` is the JSON pointer to the value.
 */
export type Check = (value: unknown, at: string, errors: SchemaError[], evaluated: Evaluated) => void;

/** How an error of one keyword is made. */
export type Fail = (
  errors: SchemaError[],
  at: string,
  message: string,
  params?: Readonly<Record<string, unknown>>,
) => void;

/** Makes the errors of a keyword that stands in `parentSchema`. */
export function failing(keyword: string, parentSchema: JsonObject | false): Fail {
  return (errors, at, message, params = {}) =>
    errors.push({ keyword, instancePath: at, message, params, parentSchema: parentSchema as JsonObject });
}

/** Nothing has been looked at yet. */
export function nothingEvaluated(): Evaluated {
  return { props: undefined, items: undefined };
}

/** Adds what a subschema has looked at, the properties or the items of it or both. */
export function addEvaluated(into: Evaluated, { props, items }: Evaluated, counts: Counting = ALL): void {
  if (counts.props && into.props !== true && props !== undefined) {
    into.props = props === true ? true : new Set([...(into.props ?? []), ...props]);
  }
  if (counts.items && into.items !== true && items !== undefined) {
    into.items = items === true ? true : Math.max(into.items ?? 0, items);
  }
}

const ALL: Counting = { props: true, items: true };

/** Runs a check, and tells whether it has found nothing wrong. */
export function passes(
  check: Check,
  value: unknown,
  at: string,
  errors: SchemaError[],
  evaluated: Evaluated,
): boolean {
  const before = errors.length;
  check(value, at, errors, evaluated);
  return errors.length === before;
}

/** The pointer to a member of the value at `at`. */
export function below(at: string, name: string): string {
  return `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Whether an object has a property of its own that is not undefined. */
export function hasOwn(value: JsonObject, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined;
}
