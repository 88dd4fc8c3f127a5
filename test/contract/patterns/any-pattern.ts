import type { Arbitrary } from "fast-check";
import { fc } from "../../property.ts";

const CHARACTERS = [
  ..."abc1-_ é😀K{}],".split(/(?:)/u),
  ...["\n", "\\.", "\\/", "\\u0061", "\\u{61}", "\\uD83D\\uDE00", "\\ud83d", "\\x61", "\\cA", "\\c"],
  ...["\\0", "\\8", "\\12", "\\-", "\\k"],
];
const SETS = [
  ...[".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "[abc]", "[^ab]", "[a-c1]", "[\\w-]", "[\\d-a]", "[]"],
  ...[
    "[^]",
    "[^\\n]",
    "[\\b]",
    "[😀-😂]",
    "\\p{L}",
    "[\\p{Lu}_]",
    "\\P{L}",
    "[\\]a]",
    "[^-]",
    "[\\cA]",
    "[\\c]",
  ],
];
const COUNTS = ["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}", "*?", "+?", "??", "{1,3}?", "{0}"];
const OPENINGS = [
  ...["(", "(", "(?:", "(?:", "(?<one>", "(?<two>"],
  ...["(?=", "(?!", "(?<=", "(?<!", "(?i:", "(?s:", "(?m:", "(?i-s:", "(?-i:"],
];

/** Any regular expression, and now and then something that is none. */
export const anyPattern: Arbitrary<string> = fc.letrec<{
  alternatives: string;
  sequence: string;
  part: string;
}>((tie) => ({
  alternatives: fc
    .array(tie("sequence"), { minLength: 1, maxLength: 3, size: "max" })
    .map((options) => options.join("|")),
  sequence: fc.array(tie("part"), { maxLength: 4, size: "max" }).map((parts) => parts.join("")),
  part: fc
    .tuple(
      fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        { weight: 6, arbitrary: fc.constantFrom(...CHARACTERS) },
        { weight: 4, arbitrary: fc.constantFrom(...SETS) },
        { weight: 1, arbitrary: fc.constantFrom("^", "$", "\\b", "\\B") },
        { weight: 1, arbitrary: fc.constantFrom("\\1", "\\2", "\\k<one>", "\\10") },
        {
          weight: 5,
          arbitrary: fc
            .tuple(fc.constantFrom(...OPENINGS), tie("alternatives"))
            .map(([open, inside]) => `${open}${inside})`),
        },
      ),
      fc.option(fc.constantFrom(...COUNTS), { nil: "", freq: 2 }),
    )
    .map((parts) => parts.join("")),
})).alternatives;

/** Texts that such patterns may well match. */
export const anyText: Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ..."aaabbbcc1- \né_./Kk\\{}A8\u0001".split(/(?:)/u),
      ...["😀", "😁", "\ud83d", "\ude00", "\u212a"],
    ),
    { maxLength: 12, size: "max" },
  )
  .map((characters) => characters.join(""));
