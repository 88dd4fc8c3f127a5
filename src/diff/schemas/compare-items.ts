import { listOf } from "../../contract/schemas/conjuncts.ts";
import type { Comparison } from "./comparison.ts";
import { ANYTHING } from "./comparison.ts";
import { schemasOf } from "./members.ts";
import type { Part, Shape } from "./shape.ts";
import { partsIn } from "./shape.ts";

/** Compares what the items of a list are: each of the first ones with what was said of it before, and all others. */
export function compareItems({ shapes, inside, path }: Comparison): void {
  const first = Math.max(firstItems(shapes.old), firstItems(shapes.new));
  for (let at = 0; at < first; at++) {
    inside({ old: itemAt(shapes.old, at), new: itemAt(shapes.new, at) }, `${path}[${at}]`);
  }
  const before = itemAt(shapes.old, first);
  const after = itemAt(shapes.new, first);
  if (before[0] !== ANYTHING || after[0] !== ANYTHING) inside({ old: before, new: after }, `${path}[]`);
}

/** How many items have a schema of their own. */
function firstItems({ parts }: Shape): number {
  return Math.max(0, ...parts.map(({ value }) => listOf(value.prefixItems).length));
}

/** What is said of the item at a position. */
function itemAt(shape: Shape, at: number): readonly Part[] {
  const said = shape.parts.flatMap((part) => {
    const own = partsIn(part.value, "prefixItems", part.pointer)[at];
    return own ? [own] : schemasOf({ ...shape, parts: [part] }, "items");
  });
  return said.length === 0 ? [ANYTHING] : said;
}
