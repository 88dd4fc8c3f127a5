import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { boundOf, readPattern } from "../../contract/patterns/pattern-reader.ts";
import type { Place } from "../place.ts";
import { below } from "../place.ts";
import { mendDefault } from "./default-value.ts";
import { isKnownFormat } from "./known-formats.ts";
import { checkKeywords } from "./keywords.ts";
import { modernise } from "./nullable.ts";
import type { Survey } from "./survey.ts";

/** Brings a schema to JSON Schema 2020-12 and takes out what no validator could use. */
export function createSchemaRule(): (schema: JsonObject, place: Place, survey: Survey) => void {
  const toldFormats = new Set<string>();
  return (schema, place, survey) => {
    const { faults } = survey;
    checkKeywords(schema, place, faults);
    modernise(schema, place, survey);
    mendDefault(schema, place, faults);
    const { format, pattern, patternProperties } = schema;
    if (typeof format === "string" && !isKnownFormat(format) && !toldFormats.has(format)) {
      toldFormats.add(format);
      faults.warn(
        "unknown-format",
        below(place, "format"),
        `format "${format}" is not known and not checked`,
      );
    }
    const unusable = typeof pattern === "string" ? whyUnusable(pattern) : undefined;
    if (unusable !== undefined) {
      faults.warn("unusable-pattern", below(place, "pattern"), `${unusable}; it is not checked`);
      delete schema.pattern;
    }
    for (const key of isObject(patternProperties) ? Object.keys(patternProperties) : []) {
      const reason = whyUnusable(key);
      if (reason === undefined) continue;
      const at = below(below(place, "patternProperties"), key);
      faults.warn("unusable-pattern", at, `${reason}; it is left out`);
      if (isObject(patternProperties)) Reflect.deleteProperty(patternProperties, key);
    }
  };
}

/** Why no text can be held against a pattern; undefined where that can be done. */
function whyUnusable(pattern: string): string | undefined {
  const shown = pattern.length > LONGEST_SHOWN ? `${pattern.slice(0, LONGEST_SHOWN)}…` : pattern;
  const regExp = readPattern(pattern);
  if (!regExp) return `"${shown}" is no regular expression`;
  return boundOf(regExp) === "none" ? `"${shown}" cannot be held against a text in bounded time` : undefined;
}

const LONGEST_SHOWN = 200;
