import { listsValues } from "./compare-values.ts";
import type { Comparison } from "./comparison.ts";
import { describeTypes, isWithin, typesOf } from "./types.ts";

/** Compares which types a value may have. Where both list their values, that says it all. */
export function compareTypes({ shapes, subject, tell }: Comparison): void {
  if (listsValues(shapes.old) && listsValues(shapes.new)) return;
  const before = typesOf(shapes.old);
  const after = typesOf(shapes.new);
  const isWider = isWithin(before, after, subject.asText);
  const isNarrower = isWithin(after, before, subject.asText);
  if (isWider && isNarrower) return;
  const aspect = isWider ? "type-generalized" : isNarrower ? "type-specialized" : "type-changed";
  const keyword = "type";
  tell(aspect, { keyword }, `takes ${describeTypes(after)} instead of ${describeTypes(before)}`);
}
