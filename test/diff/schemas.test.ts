import { describe, expect, test } from "vitest";
import { aspectRules } from "../../src/diff/rules/rule-list.ts";
import { answered, asked, judge, sent } from "./documents.ts";
import { EQUALS, HARMLESS, INCOMPARABLES, LENIENT, UNDECIDED } from "./other-schema-changes.ts";
import { NARROWINGS } from "./schema-changes.ts";

const all = (level: string, subject: string, aspects: readonly string[]) =>
  aspects.map((aspect) => `${level} ${subject}-${aspect}`);

describe("fewer values than before break who sends them, and not who reads them", () => {
  test.each(NARROWINGS)("$says", ({ wide, narrow, narrowing, widening }) => {
    expect(judge(sent(wide), sent(narrow))).toEqual(all("breaking", "request-body", narrowing));
    expect(judge(sent(narrow), sent(wide))).toEqual(all("info", "request-body", widening));
    expect(judge(answered(wide), answered(narrow))).toEqual(all("info", "response-body", narrowing));
  });
});

describe("more values than before break who reads them", () => {
  test.each(NARROWINGS.filter(({ widening }) => !widening.includes("enum-value-added")))(
    "$says, read backwards",
    ({ wide, narrow, widening }) => {
      expect(judge(answered(narrow), answered(wide))).toEqual(all("breaking", "response-body", widening));
    },
  );
});

describe("the same holds in a property, and in the items of a list", () => {
  const inside = (schema: unknown) => ({
    type: "object",
    properties: {
      list: { type: "array", items: { type: "object", required: ["a"], properties: { a: schema } } },
    },
  });
  test.each(NARROWINGS)("$says", ({ wide, narrow, narrowing, widening }) => {
    const forth = judge(sent(inside(wide)), sent(inside(narrow)));
    expect(forth).toEqual(all("breaking", "request-property", narrowing));
    const back = judge(sent(inside(narrow)), sent(inside(wide)));
    expect(back).toEqual(all("info", "request-property", widening));
    const read = judge(answered(inside(wide)), answered(inside(narrow)));
    expect(read).toEqual(all("info", "response-property", narrowing));
  });
});

describe("the same holds in a parameter", () => {
  test.each(NARROWINGS)("$says", ({ wide, narrow, narrowing }) => {
    const types = ["type-specialized", "one-of-removed"];
    const isAsText = narrowing.some((aspect) => types.includes(aspect));
    const forth = judge(asked(wide), asked(narrow));
    // What is written as text is a text whatever its type.
    if (!isAsText) expect(forth).toEqual(all("breaking", "request-parameter", narrowing));
  });
});

test("an alternative that is left over is told as what it was, and not as new", () => {
  const kind = (name: string) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { const: name } },
  });
  const components = { Cat: kind("cat"), Dog: kind("dog") };
  const one = (names: readonly string[]) => ({
    oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
    discriminator: { propertyName: "kind" },
    default: { kind: "cat" },
  });
  const [both, cat] = [sent(one(["Cat", "Dog"]), components), sent(one(["Cat"]), components)];
  expect(judge(both, cat)).toEqual(["breaking request-body-one-of-removed"]);
  expect(judge(cat, both)).toEqual(["info request-body-one-of-added"]);
});

test("a new value in a list that is read is a warning: clients are known to expect it, or not", () => {
  expect(judge(answered({ enum: ["a"] }), answered({ enum: ["a", "b"] }))).toEqual([
    "warning response-body-enum-value-added",
  ]);
});

describe("what is neither more nor less breaks both", () => {
  test.each(INCOMPARABLES)("$says", ({ before, after, aspect }) => {
    for (const [from, to] of [
      [before, after],
      [after, before],
    ]) {
      expect(judge(sent(from), sent(to))).toEqual(all("breaking", "request-body", [aspect]));
      expect(judge(answered(from), answered(to))).toEqual(all("breaking", "response-body", [aspect]));
    }
  });
});

describe("what cannot be decided is a warning", () => {
  test.each(UNDECIDED)("$says", ({ before, after, aspect }) => {
    expect(judge(sent(before), sent(after))).toEqual(all("warning", "request-body", [aspect]));
    expect(judge(answered(after), answered(before))).toEqual(all("warning", "response-body", [aspect]));
  });
});

describe("what is told and breaks nobody", () => {
  test.each(HARMLESS)("$says", ({ before, after, forth, back, components = {} }) => {
    for (const [subject, put] of [
      ["request-body", sent],
      ["response-body", answered],
    ] as const) {
      expect(judge(put(before, components), put(after, components))).toEqual(all("info", subject, [forth]));
      expect(judge(put(after, components), put(before, components))).toEqual(all("info", subject, [back]));
    }
  });
});

describe("what is said otherwise and means the same is no change", () => {
  test.each(EQUALS)("$says", ({ one, other, components = {} }) => {
    for (const put of [sent, answered]) {
      expect(judge(put(one, components), put(other, components))).toEqual([]);
      expect(judge(put(other, components), put(one, components))).toEqual([]);
    }
  });
});

describe("what may come beside what is known breaks nobody who reads it", () => {
  test.each(LENIENT)("$says", ({ narrow, wide, narrowing, widening, reading, components = {} }) => {
    const [send, read] = [sent, answered].map(
      (put) => (from: unknown, to: unknown) => judge(put(from, components), put(to, components)),
    );
    expect(send?.(wide, narrow)).toEqual(all("breaking", "request-body", [narrowing]));
    expect(send?.(narrow, wide)).toEqual(all("info", "request-body", [widening]));
    expect(read?.(wide, narrow)).toEqual(all("info", "response-body", [narrowing]));
    expect(read?.(narrow, wide)).toEqual(all(reading, "response-body", [widening]));
  });
});

test("each aspect that there is a rule about is in one of these tests, or in those of properties", () => {
  const elsewhere = ["became-required", "became-optional", "deprecated", "reactivated"];
  const seen = new Set([
    ...elsewhere,
    ...NARROWINGS.flatMap(({ narrowing, widening }) => [...narrowing, ...widening]),
    ...[...INCOMPARABLES, ...UNDECIDED].map(({ aspect }) => aspect),
    ...HARMLESS.flatMap(({ forth, back }) => [forth, back]),
    ...LENIENT.flatMap(({ narrowing, widening }) => [narrowing, widening]),
  ]);
  expect([...aspectRules().keys()].filter((aspect) => !seen.has(aspect))).toEqual([]);
});
