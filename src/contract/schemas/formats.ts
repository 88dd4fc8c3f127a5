import type { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { isDate, isDateTime, isTime } from "../date-formats.ts";
import { Effort } from "../patterns/effort.ts";
import type { Matcher } from "../patterns/pattern-reader.ts";
import { boundedMatcher } from "../patterns/pattern-reader.ts";
import { matchesWithinEffort } from "../patterns/within-effort.ts";

/** How values of one type are tested for a format. */
export type KnownFormat =
  | { readonly type: "string"; readonly test: (text: string) => boolean }
  | { readonly type: "number"; readonly test: (number: number) => boolean };

const INT32 = 2 ** 31;
/** So much is done for one text: more than the longest in a request takes. */
const EFFORT = 5_000_000;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What nearly all addresses look like. The expression for all of them takes V8 5 ms to read, when it is first used. */
const PLAIN_URI = /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w.~/-]*)?$/i;

const ofText = (test: (text: string) => boolean): KnownFormat => ({ type: "string", test });
const ofNumber = (test: (number: number) => boolean): KnownFormat => ({ type: "number", test });

const JSON_SCHEMA_FORMATS = jsonSchemaFormats();

/** The formats of JSON Schema, and those of the OpenAPI format registry, of which a value can be wrong. */
export const KNOWN_FORMATS: Readonly<Record<string, KnownFormat>> = {
  ...JSON_SCHEMA_FORMATS,
  ...plainFirst(PLAIN_URI, ["uri", "uri-reference"]),
  date: ofText(isDate),
  time: ofText(isTime),
  "date-time": ofText(isDateTime),
  int32: ofNumber((n) => Number.isInteger(n) && n >= -INT32 && n < INT32),
  int64: ofNumber((n) => Number.isInteger(n)),
  float: ofNumber((n) => Number.isFinite(n)),
  double: ofNumber((n) => Number.isFinite(n)),
  byte: ofText((text) => BASE64.test(text)),
};

/** Teaches a validator the formats that are known. Others are not checked. */
export function addKnownFormats(ajv: Ajv2020): void {
  for (const [name, { type, test }] of Object.entries(KNOWN_FORMATS)) {
    if (type === "number") ajv.addFormat(name, { type, validate: test });
    else ajv.addFormat(name, { type, validate: test });
  }
}

/** Formats that a text has for certain which looks like `plain`. */
function plainFirst(plain: RegExp, names: readonly string[]): Record<string, KnownFormat> {
  return Object.fromEntries(
    names.flatMap((name): [string, KnownFormat][] => {
      const format = JSON_SCHEMA_FORMATS[name];
      return format?.type === "string"
        ? [[name, ofText((text) => plain.test(text) || format.test(text))]]
        : [];
    }),
  );
}

/** An expression that goes back over a text again and again, of which only that of `url` does. */
function bounded(format: RegExp): KnownFormat {
  let matcher: Matcher | undefined;
  return ofText((text) => {
    matcher ??= boundedMatcher(format, new Effort(EFFORT, "by-text")) ?? format;
    return matchesWithinEffort(matcher, text);
  });
}

function jsonSchemaFormats(): Record<string, KnownFormat> {
  return Object.fromEntries(
    Object.entries(fullFormats).flatMap(([name, format]): [string, KnownFormat][] => {
      if (format instanceof RegExp)
        return [[name, name === "url" ? bounded(format) : ofText((text) => format.test(text))]];
      if (typeof format === "function") return [[name, ofText(format)]];
      if (typeof format !== "object" || format.type === "number") return [];
      const validate = format.validate as (text: string) => boolean;
      return [[name, ofText((text) => validate(text))]];
    }),
  );
}
