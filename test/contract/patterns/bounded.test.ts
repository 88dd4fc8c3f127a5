import { expect, test } from "vitest";
import { PatternEffortError } from "../../../src/contract/patterns/effort.ts";
import { PatternReader } from "../../../src/contract/patterns/pattern-reader.ts";

/** As long as a text can be in a request. */
const LONG = 2 ** 20;
const repeated = (text: string, end = "") =>
  text.repeat(LONG / text.length).slice(0, -end.length || LONG) + end;

const ATTACKS: readonly [pattern: string, text: string][] = [
  ["^(a|a)*$", `${"a".repeat(30)}!`],
  ["^(a|a)*$", repeated("a", "!")],
  ["(a+)+$", repeated("a", "!")],
  ["^(a?){30}a{30}$", "a".repeat(29)],
  ["(.*a){20}", repeated("b", "aaa")],
  ["^(([a-z])+.)+[A-Z]([a-z])+$", repeated("a")],
  ["^([a-z]{1,50}){1,50}$", repeated("a", "!")],
  ["^(?:(?:a{1,20}){1,20}){1,20}$", repeated("a", "!")],
  ["\\s+$", repeated(" ", "x")],
  ["[a-z]+@[a-z]+", repeated("a")],
  ["^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", `x@${repeated("a.", " ")}`],
  ["^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$", repeated("a")],
  ["^(?:a(?=a*b))*$", repeated("a")],
  ["(?<!a*)b", repeated("a", "b")],
  ["^(?:\\p{L}|\\d|é)*$", repeated("é", "!")],
  ["^.*a.{20}$", repeated("ab")],
  ["^(a?){500}a{500}$", "a".repeat(499)],
  ["^(a|a)*\\1b$", "a".repeat(40)],
  ["^(a+)+\\1$", repeated("a", "!")],
  ["(?:(x)|a)*\\1y$", repeated("a")],
];

test.each(ATTACKS)("%s gives an answer, or gives up, in a moment", (pattern, text) => {
  const matcher = new PatternReader().read(pattern);
  const before = process.cpuUsage();
  let answer: unknown;
  try {
    answer = matcher.test(text);
  } catch (error) {
    answer = error;
  }
  const { user, system } = process.cpuUsage(before);
  // Some 10 to 60 ms here.
  expect((user + system) / 1000).toBeLessThan(600);
  if (answer instanceof Error) expect(answer).toBeInstanceOf(PatternEffortError);
  else expect(answer).toBe(false);
});

test("what is done for many texts at once counts together, and begins anew when others have had their turn", async () => {
  const matcher = new PatternReader().read("^(a|a)*\\1b$");
  const attack = "a".repeat(40);
  expect(() => matcher.test(attack)).toThrow(PatternEffortError);
  const before = process.cpuUsage();
  for (let times = 0; times < 200; times++) expect(() => matcher.test(attack)).toThrow(PatternEffortError);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
  await Promise.resolve();
  expect(matcher.test("aab")).toBe(true);
});

test("a pattern that is too large for any bound matches every text", () => {
  expect(new PatternReader().read("((a{1000}){1000}){1000}").test("b")).toBe(true);
});
