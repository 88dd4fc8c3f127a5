import { canonical } from "../../contract/equality.ts";
import type { Comparison } from "./comparison.ts";
import { firstOf } from "./keyword-texts.ts";
import type { Shape } from "./shape.ts";

/** Compares what says nothing of which values fit: defaults, and what is deprecated. */
export function compareDescriptions(comparison: Comparison): void {
  const { shapes, path, tell } = comparison;
  compareDefaults(comparison);
  if (path === "") return;
  const keyword = "deprecated";
  const isDeprecated = ({ parts }: Shape) => parts.some(({ value }) => value.deprecated === true);
  if (isDeprecated(shapes.old) === isDeprecated(shapes.new)) return;
  if (isDeprecated(shapes.new)) tell("deprecated", { keyword }, "is deprecated");
  else tell("reactivated", { keyword }, "is not deprecated any more");
}

function compareDefaults({ shapes, tell }: Comparison): void {
  const keyword = "default";
  const before = firstOf(shapes.old, keyword);
  const after = firstOf(shapes.new, keyword);
  if (!before && !after) return;
  const from = canonical(before?.value);
  const to = canonical(after?.value);
  if (!before) tell("default-value-added", { keyword }, `has the default \`${to}\`, and had none`);
  else if (!after) tell("default-value-removed", { keyword }, `has the default \`${from}\` no more`);
  else if (from !== to) {
    tell("default-value-changed", { keyword }, `has the default \`${to}\` instead of \`${from}\``);
  }
}
