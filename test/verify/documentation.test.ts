import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CHECKS, PHASES } from "../../src/verify.ts";

const page = readFileSync("docs/verify.md", "utf8");
const rowsOf = (title: string) =>
  [
    ...(page.split(`\n## ${title}\n`)[1]?.split("\n## ")[0] ?? "").matchAll(/^\| `(\S+)` +\| (.+?) +\|$/gm),
  ].map(([, name = "", about = ""]) => [name, about] as const);

test("the page names all checks, in their own words", () => {
  expect(rowsOf("Checks")).toEqual(Object.entries(CHECKS));
});

test("the page names all phases, in the order in which they are run", () => {
  expect(rowsOf("Phases").map(([name]) => name)).toEqual(PHASES);
});
