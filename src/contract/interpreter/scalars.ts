import { isSame } from "../equality.ts";
import { KNOWN_FORMATS } from "../schemas/formats.ts";
import type { Check } from "./check.ts";
import type { Place, Rule } from "./keyword.ts";
import { rule } from "./keyword.ts";

/** How many characters a text has: one for each code point. */
const lengthOf = (text: string): number => text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, "_").length;

/** A keyword that a value breaks or not, without more to be said of it. */
function simple(
  breaks: (value: never) => boolean,
  message: string,
  params: Readonly<Record<string, unknown>>,
  { fail }: Place,
): Check {
  return (value, at, errors) => {
    if (breaks(value as never)) fail(errors, at, message, params);
  };
}

const limit = (
  keyword: string,
  comparison: string,
  breaks: (value: number, wanted: number) => boolean,
): Rule =>
  rule<number>(keyword, ["number"], (wanted, place) =>
    simple(
      (value: number) => breaks(value, wanted) || Number.isNaN(value),
      `must be ${comparison} ${wanted}`,
      { comparison, limit: wanted },
      place,
    ),
  );

const format = (type: "number" | "string"): Rule =>
  rule<string>("format", ["string"], (wanted, place) => {
    const known = Object.hasOwn(KNOWN_FORMATS, wanted) ? KNOWN_FORMATS[wanted] : undefined;
    if (known?.type !== type) return undefined;
    const breaks = (value: never) => !known.test(value);
    return simple(breaks, `must match format "${wanted}"`, { format: wanted }, place);
  });

/** About numbers. */
export const NUMBER_RULES: readonly Rule[] = [
  limit("maximum", "<=", (value, wanted) => value > wanted),
  limit("minimum", ">=", (value, wanted) => value < wanted),
  limit("exclusiveMaximum", "<", (value, wanted) => value >= wanted),
  limit("exclusiveMinimum", ">", (value, wanted) => value <= wanted),
  rule<number>("multipleOf", ["number"], (multipleOf, place) => {
    const breaks = (value: number) => {
      const times = value / multipleOf;
      return multipleOf === 0 || times !== Number.parseInt(String(times));
    };
    return simple(breaks, `must be multiple of ${multipleOf}`, { multipleOf }, place);
  }),
  format("number"),
];

/** A keyword that says how many of something there may be. */
export const count = (keyword: string, noun: string, numberOf: (value: never) => number): Rule =>
  rule<number>(keyword, ["number"], (wanted, place) => {
    const isMost = keyword.startsWith("max");
    const breaks = (value: never) => (isMost ? numberOf(value) > wanted : numberOf(value) < wanted);
    const message = `must NOT have ${isMost ? "more" : "fewer"} than ${wanted} ${noun}`;
    return simple(breaks, message, { limit: wanted }, place);
  });

/** About texts. */
export const STRING_RULES: readonly Rule[] = [
  count("maxLength", "characters", lengthOf),
  count("minLength", "characters", lengthOf),
  rule<string>("pattern", ["string"], (pattern, place) => {
    const matcher = place.pattern(pattern);
    return simple(
      (text: string) => !matcher.test(text),
      `must match pattern "${pattern}"`,
      { pattern },
      place,
    );
  }),
  format("string"),
];

/** About values of any type. */
export const VALUE_RULES: readonly Rule[] = [
  rule<unknown>("const", [], (allowedValue, place) =>
    simple((value) => !isSame(value, allowedValue), "must be equal to constant", { allowedValue }, place),
  ),
  rule<readonly unknown[]>("enum", ["array"], (allowedValues, place) => {
    if (allowedValues.length === 0) throw new Error("enum must have non-empty array");
    const breaks = (value: unknown) => !allowedValues.some((allowed) => isSame(value, allowed));
    return simple(breaks, "must be equal to one of the allowed values", { allowedValues }, place);
  }),
];

/** What a value of one direction must not have. */
export const WITHHELD_RULES: readonly Rule[] = [
  rule<boolean>("readOnly", ["boolean"], (is, place) =>
    simple(() => is, "is read-only; leave it out", {}, place),
  ),
  rule<boolean>("writeOnly", ["boolean"], (is, place) =>
    simple(() => is, "is write-only; it must not be in a reply", {}, place),
  ),
];
