import type { JsonObject } from "../../../contract/document.ts";

/** Among the values of a trial: what it stands for is not sent at all. */
export const LEFT_OUT = Symbol("left out");

/** A value to be tried in the place of another one. */
export interface ValueTrial {
  /** What is special about it, to go on after the name of its place: `is 101, above its maximum 100`. */
  readonly what: string;
  readonly value: unknown;
  /** The rule that it tries: a JSON pointer to the keyword. */
  readonly rule: string;
}

/** A schema that holds for the value that is varied, and where it stands. */
export interface Rules {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/** A value, shortened, for titles. */
export function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
