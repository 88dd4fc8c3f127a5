import type { Rules, ValueTrial } from "./value-trial.ts";
import { show } from "./value-trial.ts";

/** Texts that no format knows, which a pattern will hardly allow either. */
const WRONG = "not-a-valid-value!";

/** Of each format texts that are of it, at its edges, and texts that are nearly of it. */
const OF_FORMATS: Readonly<Record<string, readonly string[]>> = {
  date: ["2024-02-29", "2023-02-29", "2024-13-01", "24-01-01"],
  "date-time": ["2024-02-29T23:59:59Z", "2024-01-01T00:00:00.123+02:00", "2024-01-01 00:00", "2024-01-01T25:00:00Z"],
  time: ["23:59:59Z", "24:30:00Z"],
  email: ["a@example.com", "a.example.com", "@example.com"],
  uuid: ["00000000-0000-4000-8000-000000000000", "00000000-0000-4000-8000"],
  uri: ["https://example.com/a?b=c#d", "//no scheme", "not a uri"],
  ipv4: ["255.255.255.255", "256.1.1.1"],
  ipv6: ["::1", "::g"],
  hostname: ["example.com", "-example.com"],
};

/** So long is a text that nothing bounds. */
const LONG = 4096;

/** Texts at each bound of their length, of the format and nearly of it, and such as programs stumble over. */
export function* stringTrials({ schema, pointer }: Rules, base: string): Iterable<ValueTrial> {
  const { minLength, maxLength, pattern, format } = schema;
  for (const [keyword, bound] of [
    ["minLength", minLength],
    ["maxLength", maxLength],
  ] as const) {
    if (typeof bound !== "number" || bound > 100_000) continue;
    for (const length of [bound, bound - 1, bound + 1]) {
      if (length < 0) continue;
      const where = length === bound ? "at" : length < bound ? "below" : "above";
      const value = withLength(base, length);
      yield { what: `has ${length} characters, ${where} its ${keyword}`, value, rule: `${pointer}/${keyword}` };
    }
  }
  if (typeof pattern === "string") {
    for (const value of [WRONG, "", " ", `${base} `, `\n${base}`]) {
      yield { what: `is ${show(value)}, against its pattern`, value, rule: `${pointer}/pattern` };
    }
  }
  if (typeof format === "string") {
    for (const value of [...(OF_FORMATS[format] ?? []), WRONG]) {
      yield { what: `is ${show(value)}, for its format ${format}`, value, rule: `${pointer}/format` };
    }
  }
}

/** Texts that a plain string allows and programs stumble over. */
export function* oddStrings({ schema, pointer }: Rules): Iterable<ValueTrial> {
  if (schema.enum !== undefined || schema.const !== undefined || schema.format !== undefined) return;
  const rule = `${pointer}/type`;
  yield { what: "is empty", value: "", rule };
  yield { what: "is blank", value: "   ", rule };
  yield { what: "has letters of many scripts", value: "žluťoučký 木 😀 \u202eabc", rule };
  yield { what: "has quotes and signs", value: `'"\`; -- <b>&amp;</b> \\ %00 {{1}} ../`, rule };
  yield { what: "looks like a number", value: "0123", rule };
  if (schema.maxLength === undefined) yield { what: `has ${LONG} characters`, value: "a".repeat(LONG), rule };
}

/** The same text cut or filled to so many characters, counted as JSON Schema does (code points). */
function withLength(text: string, length: number): string {
  const characters = Array.from(text).slice(0, length);
  return characters.join("") + "a".repeat(length - characters.length);
}
