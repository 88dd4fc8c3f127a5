import type { Direction } from "../../contract/schemas/direction.ts";
import type { Pair, Pointers } from "../change.ts";
import type { RuleBook } from "../rules/rule-book.ts";
import type { NamedRuleId, Subject } from "../rules/rule-list.ts";
import type { Side } from "../side.ts";
import type { Part, Shape } from "./shape.ts";

/** What the schemas describe that are compared. */
export interface SchemaSubject {
  /** As it is called in the ids of rules. */
  readonly own: Subject;
  /** What is inside it. */
  readonly nested: Subject;
  /** For people: `the request body`. */
  readonly name: string;
  /** Which way its values go, as clients see it. */
  readonly way: Direction;
  /** Whether its values are written as text, without quotes around what is a string. */
  readonly asText: boolean;
}

/** Where a change is: by pointers, or at a keyword of both shapes, as far as they have it. */
export interface Spot extends Pointers {
  readonly keyword?: string | undefined;
}

/** A change of a schema as it is found. */
export interface Finding {
  /** What has changed of a schema, or the id of a rule about properties. */
  readonly rule: { readonly aspect: string; readonly subject: Subject } | { readonly id: NamedRuleId };
  readonly at: Pointers;
  readonly message: string;
}

/** The comparison of one schema with another one, for what looks at one of their aspects. */
export interface Comparison {
  readonly sides: Pair<Side>;
  readonly schemas: Pair<readonly Part[]>;
  readonly shapes: Pair<Shape>;
  readonly subject: SchemaSubject;
  readonly rules: RuleBook;
  /** Where in the value it is: `owner.tags[]`; empty for the whole. */
  readonly path: string;
  /** Whether they are all that is said of the value: not one alternative of several. */
  readonly isWhole: boolean;
  /** Whether both shapes say, or both leave open, that a value may have a type. */
  readonly bothMayBe: (type: string) => boolean;
  /** Tells of a change of an aspect; `message` goes on after what has changed. */
  readonly tell: (aspect: string, spot: Spot, message: string) => void;
  /** The same, of a property in it. */
  readonly tellOf: (property: string, aspect: string, spot: Spot, message: string) => void;
  /** Tells of a change by the id of its rule. */
  readonly tellNamed: (property: string, id: NamedRuleId, spot: Spot, message: string) => void;
  /** Compares what is further in; no schema at all stands for anything. */
  readonly inside: (schemas: Pair<readonly Part[]>, path: string) => void;
  /** Compares two schemas of the very same value, which null is not looked at again for. */
  readonly beside: (schemas: Pair<readonly Part[]>) => void;
  /** What would be told of two schemas of the very same value. */
  readonly attempt: (schemas: Pair<readonly Part[]>) => readonly Finding[];
}

/** A part for what no schema is said of. */
export const ANYTHING: Part = { value: true, pointer: "" };
