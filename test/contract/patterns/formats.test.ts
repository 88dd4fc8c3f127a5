import { fullFormats } from "ajv-formats/dist/formats.js";
import { expect, test } from "vitest";
import { KNOWN_FORMATS } from "../../../src/contract/schemas/formats.ts";
import { fc } from "../../property.ts";

const LENGTH = 2 ** 15;
const BEGINNINGS = ["", "http://", "a@", "P", "/", "{", "2020-01-01T"];
const REPEATED = [
  "a",
  "a.",
  "a-",
  "-",
  ".",
  "/",
  "0",
  ":",
  "[",
  "%41",
  "@",
  "{a}",
  "P1D",
  "0:",
  "a/",
  "=",
  " ",
];
const ENDS = ["", "!", " "];

test.each(Object.entries(KNOWN_FORMATS).filter(([, { type }]) => type === "string"))(
  "no text takes long to be held against the format %s",
  (_, { test: isValid }) => {
    for (const beginning of BEGINNINGS) {
      for (const repeated of REPEATED) {
        for (const end of ENDS) {
          const text = beginning + repeated.repeat(LENGTH / repeated.length) + end;
          const before = process.cpuUsage();
          isValid(text as never);
          // Some 10 ms at most here.
          expect(process.cpuUsage(before).user / 1000).toBeLessThan(300);
        }
      }
    }
  },
);

test("a URL is what it was", () => {
  const part = fc.constantFrom(
    ...[
      "http://",
      "https://",
      "FTP://",
      "a",
      "b.c",
      "example.com",
      "10.",
      "127.0.0.1",
      "192.168.1.1",
      "8.8.8.8",
      "é.fr",
    ],
    ...[":", ":80", "@", "u:p@", "/", "/x", "?q=1", "#f", ".", "-", " ", "[::1]", "ſ", "K", "😀", ""],
  );
  const url = fullFormats.url;
  if (!(url instanceof RegExp)) throw new TypeError("url is no expression any more");
  let matches = 0;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.boolean(), (parts, isUrl) => {
      const text = (isUrl ? "http://" : "") + parts.join("");
      if (url.test(text)) matches++;
      expect([text, KNOWN_FORMATS.url?.test(text as never)]).toEqual([text, url.test(text)]);
    }),
    { numRuns: 3000 },
  );
  expect(matches).toBeGreaterThan(20);
});

test.each(["uri", "uri-reference"] as const)(
  "plain addresses and all others fit the format %s as they always did",
  (name) => {
    const { test: isValid } = KNOWN_FORMATS[name] ?? {};
    const standard = fullFormats[name];
    const isStandard = (text: string) =>
      standard instanceof RegExp ? standard.test(text) : isValidBy(standard, text);
    const plain = fc.stringMatching(/^https?:\/\/[a-zA-Z0-9.-]{0,12}(:\d{0,6})?(\/[\w.~/-]{0,12})?$/);
    const spoilt = fc.tuple(plain, fc.string({ maxLength: 3 }), fc.nat(30)).map(([text, other, at]) => {
      return text.slice(0, at) + other + text.slice(at);
    });
    fc.assert(
      fc.property(fc.oneof(plain, spoilt), (text) => {
        expect(isValid?.(text as never)).toBe(isStandard(text));
      }),
      { numRuns: 5000 },
    );
  },
);

function isValidBy(format: unknown, text: string): boolean {
  return (format as (text: string) => boolean)(text);
}
