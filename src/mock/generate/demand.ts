import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { escapeStep } from "../../contract/json-pointer.ts";

/** The schemas that dynamic anchors mean here, by name: what `$dynamicRef` asks for. */
export type Scope = ReadonlyMap<string, string>;

/**
 * A schema that a value has to satisfy, and how it was come by. Its pointer is that of the document, or, for a schema
 * that was derived from others, a name of its own that begins with `~`.
 */
export interface Demand {
  /** An object or a boolean; anything else demands nothing. */
  readonly schema: unknown;
  readonly pointer: string;
  readonly scope: Scope;
  /** The schemas that this one is a part of, at the same place of the value: what `unevaluated…` looks through. */
  readonly within: readonly string[];
  /** Whether it describes the whole value, and not one aspect of it as a member of an `allOf` does. */
  readonly whole: boolean;
  /** Whether it was taken over by a schema that inherits from it; its discriminator chooses nothing then. */
  readonly isBase: boolean;
}

/** A demand that is a schema object, its references and `allOf` taken apart. */
export interface Part extends Demand {
  readonly schema: JsonObject;
}

const NO_SCOPE: Scope = new Map();

/** The demand that a schema makes from which nothing else has been entered. */
export function demandOf(schema: unknown, pointer: string): Demand {
  return { schema, pointer, scope: NO_SCOPE, within: [], whole: true, isBase: false };
}

/** A demand that no document has written down; `name` tells it from all others. */
export function derivedDemand(name: string, schema: JsonObject | boolean, from?: Part): Demand {
  return { ...demandOf(schema, `~${name}`), ...(from && { scope: from.scope }) };
}

/** Whether a demand stands in the document, where the validator can find it. */
export function isWritten({ pointer }: Demand): boolean {
  return !pointer.startsWith("~");
}

/** What a part demands of another place in the value: of a property, of an item. */
export function demandBelow(part: Part, ...steps: readonly (string | number)[]): Demand {
  return {
    ...demandOf(follow(part.schema, steps), [part.pointer, ...steps.map(escapeStep)].join("/")),
    scope: part.scope,
  };
}

/** What a part demands of the same place in the value by one of its subschemas. */
export function demandBeside(part: Part, ...steps: readonly (string | number)[]): Demand {
  return { ...demandBelow(part, ...steps), within: [...part.within, part.pointer] };
}

function follow(schema: JsonObject, steps: readonly (string | number)[]): unknown {
  let value: unknown = schema;
  for (const step of steps) {
    if (Array.isArray(value)) value = value[Number(step)] as unknown;
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}
