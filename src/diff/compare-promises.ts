import type { Operation } from "../contract/operation.ts";
import type { Pair } from "./change.ts";
import type { DocumentPair } from "./document-pair.ts";
import type { LifecycleChange } from "./lifecycle.ts";
import { compareLifecycles, readLifecycle } from "./lifecycle.ts";
import type { NamedRuleId } from "./rules/rule-list.ts";
import type { Scope } from "./scope.ts";
import { objectAt } from "./side.ts";
import { compareStability, stabilityOf } from "./stability.ts";

const LIFECYCLE: Readonly<Record<LifecycleChange, readonly [NamedRuleId, string]>> = {
  deprecated: ["endpoint-deprecated", "the operation is deprecated"],
  "deprecated-with-sunset": [
    "endpoint-deprecated-with-sunset",
    "the operation is deprecated, with a sunset date",
  ],
  reactivated: ["endpoint-reactivated", "the operation is not deprecated any more"],
  "sunset-deleted": ["sunset-deleted", "the operation has lost its sunset date"],
  "sunset-unreadable": ["api-deprecated-sunset-parse", "the sunset of the operation is no date"],
  "sunset-earlier": ["api-sunset-date-changed-too-small", "the operation has an earlier sunset date"],
};

/** Compares what is promised about how long an operation stays: `deprecated`, `x-sunset`, `x-stability-level`. */
export function comparePromises(operations: Pair<Operation>, { sides }: DocumentPair, scope: Scope): void {
  const { old, new: there } = operations;
  const raw = { old: objectAt(sides.old, old.pointer), new: objectAt(sides.new, there.pointer) };
  const at = (keyword: string) => ({ old: `${old.pointer}/${keyword}`, new: `${there.pointer}/${keyword}` });
  for (const change of compareLifecycles(readLifecycle(raw.old), readLifecycle(raw.new))) {
    const [id, message] = LIFECYCLE[change];
    scope.tell(id, at(change.startsWith("sunset") ? "x-sunset" : "deprecated"), message);
  }
  const before = stabilityOf(raw.old);
  const after = stabilityOf(raw.new);
  const keyword = "x-stability-level";
  const [from, to] = [raw.old[keyword], raw.new[keyword]].map((level) => describeLevel(level));
  const names = `${String(to)} instead of ${String(from)}`;
  if (after === "unknown" && before !== "unknown") {
    scope.tell("api-invalid-stability-level", at(keyword), `${String(to)} is no stability level`);
  }
  const order = compareStability(before, after);
  if (order < 0) scope.tell("api-stability-decreased", at(keyword), `the stability level is ${names}`);
  if (order > 0) scope.tell("api-stability-increased", at(keyword), `the stability level is ${names}`);
}

function describeLevel(level: unknown): string {
  return `\`${typeof level === "string" ? level : JSON.stringify(level ?? "stable")}\``;
}
