import type { Pair } from "../change.ts";
import { isAnnotation } from "./annotations.ts";
import { isAnything } from "./anything.ts";
import type { Comparison } from "./comparison.ts";
import type { Branch } from "./match-branches.ts";
import { matchBranches, nameOf } from "./match-branches.ts";
import type { Choice, Shape } from "./shape.ts";

/** What a schema may say beside its alternatives without adding to them. */
const BESIDE: ReadonlySet<string> = new Set(["$ref", "allOf", "oneOf", "anyOf", "discriminator", "type"]);

/** Compares alternatives with alternatives. */
export function compareChoices(comparison: Comparison): void {
  const { shapes, tell } = comparison;
  for (const [at, choice] of shapes.old.choices.entries()) {
    const there = shapes.new.choices[at];
    if (there) {
      compareBranches(
        { old: branchesOf(choice), new: branchesOf(there) },
        { old: choice, new: there },
        comparison,
      );
    } else {
      const message = `need not fit an alternative of a ${choice.keyword} any more`;
      tell(`${idOf(choice)}-unset`, { old: placeOf(choice) }, message);
    }
  }
  for (const choice of shapes.new.choices.slice(shapes.old.choices.length)) {
    tell(`${idOf(choice)}-set`, { new: placeOf(choice) }, `must fit an alternative of a ${choice.keyword}`);
  }
}

/**
 * Compares one schema with alternatives, of which it may be one: what was a cat is a cat or a dog.
 * @returns false where there are no such two, so that nothing was compared.
 */
export function compareWithChoice(comparison: Comparison): boolean {
  const { shapes, schemas } = comparison;
  const before = onlyChoice(shapes.old);
  const after = onlyChoice(shapes.new);
  if (after && !before && shapes.old.choices.length === 0 && !isAnything(shapes.old)) {
    compareBranches({ old: [schemas.old], new: branchesOf(after) }, { old: after, new: after }, comparison);
    return true;
  }
  if (before && !after && shapes.new.choices.length === 0 && !isAnything(shapes.new)) {
    compareBranches(
      { old: branchesOf(before), new: [schemas.new] },
      { old: before, new: before },
      comparison,
    );
    return true;
  }
  return false;
}

function compareBranches(
  branches: Pair<readonly Branch[]>,
  choices: Pair<Choice>,
  comparison: Comparison,
): void {
  const { tell, beside } = comparison;
  const { pairs, removed, added } = matchBranches(branches, comparison);
  for (const pair of pairs) beside(pair);
  for (const branch of removed) {
    const spot = { old: branch[0]?.pointer, keyword: choices.new.keyword };
    tell(`${idOf(choices.old)}-removed`, spot, `may not be ${nameOf(branch, comparison.sides.old)} any more`);
  }
  for (const branch of added) {
    const spot = { new: branch[0]?.pointer, keyword: choices.old.keyword };
    tell(`${idOf(choices.new)}-added`, spot, `may be ${nameOf(branch, comparison.sides.new)} too`);
  }
}

/** The alternatives of a shape that says nothing else. */
function onlyChoice({ parts, choices }: Shape): Choice | undefined {
  const [only, ...others] = choices;
  const saysMore = parts.some(({ value }) =>
    Object.keys(value).some((keyword) => !BESIDE.has(keyword) && !isAnnotation(keyword)),
  );
  return others.length === 0 && !saysMore ? only : undefined;
}

function branchesOf({ branches }: Choice): readonly Branch[] {
  return branches.map((branch) => [branch]);
}

function idOf({ keyword }: Choice): string {
  return keyword === "oneOf" ? "one-of" : "any-of";
}

function placeOf({ pointer, keyword }: Choice): string {
  return `${pointer}/${keyword}`;
}
