import type { Direction } from "../../contract/schemas/direction.ts";
import { WITHHOLDS } from "../../contract/schemas/direction.ts";
import type { Part, ShapeReader } from "./shape.ts";

/** Whether a property is not sent one way: `readOnly` ones in requests, `writeOnly` ones in replies. */
export function isWithheld(
  shapes: ShapeReader,
  property: readonly Part[] | undefined,
  way: Direction,
): boolean {
  if (!property) return false;
  return shapes.read(property).parts.some(({ value }) => value[WITHHOLDS[way]] === true);
}
