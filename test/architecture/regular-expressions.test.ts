import { readFileSync } from "node:fs";
import { ESLint } from "eslint";
import { expect, test } from "vitest";
import { sourceFiles } from "./source-files.ts";

const own = sourceFiles("src", "handlers", "fixtures", "web/src").filter((file) => !file.endsWith(".gen.ts"));

/** What `npm run lint` holds each regular expression of a file to, with how strictly. */
async function rulesFor(file: string): Promise<Record<string, unknown>> {
  const config = (await new ESLint().calculateConfigForFile(file)) as { rules: Record<string, unknown> };
  return config.rules;
}

test.each(["src/contract/accept.ts", "handlers/models.ts", "fixtures/audit.ts", "web/src/main.tsx"])(
  "a regular expression of %s that takes more than linear time is refused",
  async (file) => {
    expect(await rulesFor(file)).toMatchObject({
      "regexp/no-super-linear-backtracking": [2, { report: "potential" }],
      "regexp/no-super-linear-move": [2, { report: "potential" }],
    });
  },
);

test("no file takes itself out of that", () => {
  const excepted = /eslint-disable[^\n]*(?:regexp\/|-line\s*$|disable\s*\*\/)/m;
  expect(own.filter((file) => excepted.test(readFileSync(file, "utf8")))).toEqual([]);
});

test("regular expressions that no rule can see, since they are made while running, are these", () => {
  const made = own.filter((file) => /\bRegExp\(/.test(readFileSync(file, "utf8")));
  expect(made.sort()).toEqual([
    // One character against a set.
    "src/contract/patterns/character-set.ts",
    // A document's pattern, once it is known that the language's engine never goes back in it.
    "src/contract/patterns/pattern-reader.ts",
    // What the user who runs `diff` has written, with stars.
    "src/diff/select-changes.ts",
    // One character against a set.
    "src/mock/generate/pattern/characters.ts",
    // One of several literal texts.
    "src/verify/report/mask/mask.ts",
  ]);
});
