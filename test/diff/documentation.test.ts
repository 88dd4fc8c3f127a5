import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Rule } from "../../src/diff/rules/effect.ts";
import { levelOf } from "../../src/diff/rules/effect.ts";
import { aspectRules, listRules, namedRules } from "../../src/diff/rules/rule-list.ts";

const page = readFileSync("docs/diff.md", "utf8");

/** The cells of all rows of the page's tables whose first cell is a rule. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test("the page tells each rule with its level and what it means, and none that is not there", () => {
  const named = Object.entries<Rule>(namedRules()).map(([id, rule]) => [
    `\`${id}\``,
    levelOf(rule, rule.direction ?? "request"),
    rule.means,
  ]);
  const aspects = [...aspectRules()].map(([aspect, rule]) => [
    `\`…-${aspect}\``,
    levelOf(rule, "request"),
    levelOf(rule, "reply"),
    rule.means,
  ]);
  expect(rows).toEqual([...named, ...aspects]);
});

test("it tells how many rules there are", () => {
  const [, told] = /(\d+) rules/.exec(page) ?? [];
  expect(Number(told)).toBe(listRules().length);
});

test("no two rules have one id", () => {
  const ids = listRules().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
