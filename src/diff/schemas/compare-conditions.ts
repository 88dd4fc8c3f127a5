import type { Effect } from "../rules/effect.ts";
import type { RuleBook } from "../rules/rule-book.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { schemasOf } from "./members.ts";

/** Compares `not`, and `if` with what follows from it. */
export function compareConditions(comparison: Comparison): void {
  compareNot(comparison);
  compareIf(comparison);
}

/** What rules less out takes more. */
function compareNot({ shapes, rules, tell, attempt }: Comparison): void {
  const keyword = "not";
  const before = schemasOf(shapes.old, keyword);
  const after = schemasOf(shapes.new, keyword);
  if (before.length === 0 && after.length === 0) return;
  if (before.length === 0) tell("not-added", { keyword }, "must not fit a schema");
  else if (after.length === 0) tell("not-removed", { keyword }, "may fit a schema that was ruled out");
  else {
    const effect = effectOf(attempt({ old: before, new: after }), rules);
    if (effect === "widens") tell("not-specialized", { keyword }, "has more ruled out by its `not`");
    else if (effect === "narrows") tell("not-generalized", { keyword }, "has less ruled out by its `not`");
    else if (effect !== "none") tell("not-changed", { keyword }, "has something else ruled out by its `not`");
  }
}

function compareIf({ shapes, rules, tell, attempt, beside }: Comparison): void {
  const conditions = { old: schemasOf(shapes.old, "if"), new: schemasOf(shapes.new, "if") };
  const follows = (side: "old" | "new") =>
    conditions[side].length > 0 &&
    ["then", "else"].some((keyword) => schemasOf(shapes[side], keyword).length > 0);
  if (!follows("old") && !follows("new")) return;
  if (!follows("old")) tell("if-added", { keyword: "if" }, "must fit a schema under a condition");
  else if (!follows("new")) {
    tell("if-removed", { keyword: "if" }, "need not fit a schema under a condition any more");
  } else if (effectOf(attempt(conditions), rules) !== "none") {
    tell("if-changed", { keyword: "if" }, "has another condition");
  } else {
    for (const keyword of ["then", "else"] as const) {
      const before = schemasOf(shapes.old, keyword);
      const after = schemasOf(shapes.new, keyword);
      const where = keyword === "then" ? "where its condition is met" : "where its condition is not met";
      if (before.length > 0 && after.length > 0) beside({ old: before, new: after });
      else if (after.length > 0) tell(`${keyword}-added`, { keyword }, `must fit a schema ${where}`);
      else if (before.length > 0)
        tell(`${keyword}-removed`, { keyword }, `need not fit a schema any more ${where}`);
    }
  }
}

/** What some changes do together to the values that fit. */
function effectOf(findings: readonly Finding[], rules: RuleBook): Effect {
  const effects = new Set<Effect>(
    findings.map(({ rule }) => ("id" in rule ? rules.named(rule.id) : rules.ofAspect(rule.aspect)).effect),
  );
  effects.delete("none");
  const [only, ...others] = effects;
  if (only === undefined) return "none";
  return others.length === 0 ? only : "incomparable";
}
