import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { fc } from "../property.ts";
import { describe, expect, test } from "vitest";
import { isDate, isDateTime, isTime } from "../../src/contract/date-formats.ts";

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

/** Of a time, ajv-formats also takes what RFC 3339 (section 5.6) does not: offsets +00 and +0000, leap seconds of hour 24. */
function isStricterThanReference(text: string): boolean {
  return /[+-]\d\d(\d\d)?$/u.test(text) || text.includes(":60");
}

describe.each([
  [
    "date",
    isDate,
    ["2025-12-15", "2024-02-29", "2000-02-29"],
    [
      "2025-02-29",
      "1900-02-29",
      "2025-13-01",
      "2025-00-10",
      "2025-04-31",
      "2025-1-01",
      "20251-01-1",
      "",
      "2025-12-15T",
      "٢٠٢٥-12-15",
    ],
  ],
  [
    "time",
    isTime,
    ["10:00:00Z", "23:59:60Z", "00:59:60+01:00", "10:00:00.123456789-23:59", "10:00:00z"],
    [
      "24:00:00Z",
      "24:59:60+01:00",
      "10:00:00+00",
      "10:00:00+0000",
      "10:60:00Z",
      "10:00:61Z",
      "22:59:60Z",
      "10:00:00",
      "10:00:00.Z",
      "10:00Z",
      "10:00:00+24:00",
      "10:00:00+1:00",
      "",
    ],
  ],
  [
    "date-time",
    isDateTime,
    ["2025-12-15T10:00:00Z", "2025-12-15t10:00:00.5+02:00", "2016-12-31T23:59:60Z"],
    [
      "2025-12-15",
      "2025-12-15T",
      "2025-02-30T10:00:00Z",
      "2025-12-15X10:00:00Z",
      "2025-12-15T10:00:00",
      "2025-12-15T10:00:00ZZ",
    ],
  ],
] as const)("the format %s", (format, isValid, good, bad) => {
  test.each(good)("takes %j", (text) => {
    expect(isValid(text)).toBe(true);
  });

  test.each(bad)("refuses %j", (text) => {
    expect(isValid(text)).toBe(false);
  });

  test("agrees with ajv-formats on texts that differ from a good one in a character or two", () => {
    const reference = ajv.compile({ type: "string", format });
    const characters = fc.constantFrom(..."0123456789-:+.TZ".split(""));
    const altered = fc
      .tuple(fc.constantFrom(...good), fc.array(fc.tuple(fc.nat(24), characters), { maxLength: 2 }))
      .map(([text, changes]) =>
        changes.reduce<string>((now, [at, to]) => now.slice(0, at) + to + now.slice(at + 1), text),
      );
    fc.assert(
      fc.property(altered, (text) => {
        fc.pre(format === "date" || !isStricterThanReference(text));
        expect([text, isValid(text)]).toEqual([text, reference(text)]);
      }),
      { numRuns: 2000 },
    );
  });
});
