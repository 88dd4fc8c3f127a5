import type { Parameter } from "../contract/operation.ts";
import type { Pair } from "./change.ts";
import { schemasOf } from "./schemas/members.ts";
import type { Part } from "./schemas/shape.ts";
import { typesOf } from "./schemas/types.ts";
import type { Side } from "./side.ts";

/**
 * The schema of an item, where a parameter that was a single value is a list whose items are written one by one: `a=1` is
 * such a list too. Undefined for any other parameter.
 */
export function itemOfNewList(parameters: Pair<Parameter>, sides: Pair<Side>): Part | undefined {
  const { old, new: there } = parameters;
  const isExploded = [old, there].every(({ style, explode }) => style === "form" && explode);
  if (!isExploded || !there.schema || !isSingle(old, sides.old)) return undefined;
  const shape = sides.new.shapes.read([there.schema]);
  const types = typesOf(shape);
  const takesOne = shape.parts.every(({ value }) => Number(value.minItems ?? 0) <= 1);
  const [item, ...more] = schemasOf(shape, "items");
  return types?.size === 1 && types.has("array") && takesOne && more.length === 0 ? item : undefined;
}

/** Whether a parameter has no parts: it is neither a list nor an object. */
export function isSingle({ schema }: Parameter, { shapes }: Side): boolean {
  const types = schema && typesOf(shapes.read([schema]));
  return types !== undefined && !types.has("array") && !types.has("object");
}
