import { numbersOf, textsOf, valuesOf } from "../conjunction.ts";
import type { Part } from "../demand.ts";
import { isSame } from "../../../contract/equality.ts";
import { EXCEPT, UNLIKE } from "../negation.ts";
import type { TextPattern } from "../pattern/pattern-text.ts";
import type { Workshop } from "../workshop.ts";
import type { Lengths } from "./lengths.ts";
import { isFitting } from "./lengths.ts";

/** What texts have to be. */
export interface TextLimits extends Lengths {
  readonly patterns: readonly TextPattern[];
  readonly formats: readonly string[];
  /** Whether they may be anything, but for their formats. */
  readonly isFree: boolean;
  readonly accepts: (value: unknown) => boolean;
}

/** Reads what the keywords say of texts. */
export function readTextLimits(parts: readonly Part[], workshop: Workshop): TextLimits {
  const min = Math.max(0, ...numbersOf(parts, "minLength"));
  const max = Math.min(Infinity, ...numbersOf(parts, "maxLength"));
  const formats = [...new Set(textsOf(parts, "format"))];
  const [alike, unlike] = [readPatterns(parts, "pattern", workshop), readPatterns(parts, UNLIKE, workshop)];
  const except = valuesOf(parts, EXCEPT).flat();
  const isAnyLength = min === 0 && max === Infinity;
  return {
    min,
    max,
    formats,
    patterns: alike,
    isFree: isAnyLength && alike.length + unlike.length + except.length === 0,
    accepts: (value) =>
      typeof value === "string" &&
      (isAnyLength || isFitting(value, { min, max })) &&
      alike.every((pattern) => pattern.matches(value)) &&
      !unlike.some((pattern) => pattern.matches(value)) &&
      formats.every((format) => workshop.isOfFormat(format, value)) &&
      !except.some((other) => isSame(value, other)),
  };
}

function readPatterns(parts: readonly Part[], keyword: string, { patterns, warn }: Workshop): TextPattern[] {
  return [...new Set(textsOf(parts, keyword))].flatMap((source) => {
    const pattern = patterns.of(source);
    if (!pattern) warn(`The pattern ${source} is no regular expression and was left aside.`);
    return pattern ? [pattern] : [];
  });
}
