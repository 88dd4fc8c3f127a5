import type { JsonObject } from "../document.ts";
import type { Matcher } from "../patterns/pattern-reader.ts";
import type { Schema } from "../schemas/schema-keywords.ts";
import type { Check, Fail } from "./check.ts";
import type { Foreknowledge } from "./foreknowledge.ts";

/** A subschema that is ready to be asked. */
export interface Subschema {
  /** Whether it says nothing about any value. */
  readonly isEmpty: boolean;
  readonly check: Check;
  readonly known: Readonly<Foreknowledge>;
}

/** A keyword where it stands. */
export interface Place {
  readonly keyword: string;
  /** The schema that it stands in. */
  readonly parent: JsonObject;
  /** What is known of that schema by now; a keyword adds what it knows. */
  readonly known: Foreknowledge;
  readonly fail: Fail;
  /** Reads a subschema. */
  readonly read: (schema: Schema) => Subschema;
  /** Reads a `pattern`. */
  readonly pattern: (pattern: string) => Matcher;
  /** Reads another form, by its id. */
  readonly refer: (id: string) => Subschema;
}

/** Reads a keyword; undefined where it can break no value and looks at nothing. `wanted` is of the keyword's type. */
export type Keyword<Wanted> = (wanted: Wanted, place: Place) => Check | undefined;

/** The type of a keyword's value, as the validator of a server demands it. */
export type WantedType = "array" | "boolean" | "number" | "object" | "string";

/** A keyword, with the types that its value may have; any where there are none. */
export interface Rule {
  readonly keyword: string;
  readonly wants: readonly WantedType[];
  readonly read: Keyword<never>;
}

/** Names a keyword and what its value has to be. */
export function rule<Wanted>(keyword: string, wants: readonly WantedType[], read: Keyword<Wanted>): Rule {
  return { keyword, wants, read };
}

/** No more is found than somebody wants to read: a loop that has found so much ends. */
export function isFull(found: number, before: number, most: number): boolean {
  return found - before >= most;
}
