import type { Option } from "commander";
import { isObject } from "../../contract/document.ts";

/** Flags whose values are pairs, with what stands between their halves on the command line. */
const PAIRS: Readonly<Record<string, string>> = { "--header": ": ", "--auth": "=" };

/**
 * A value of a configuration as the texts that its flag would be given on the command line, one for each time.
 * @throws {TypeError} for what can be none.
 */
export function toTexts(option: Option, value: unknown): readonly string[] {
  const between = PAIRS[option.long ?? ""];
  if (between !== undefined && isObject(value)) {
    return Object.entries(value).map(([name, one]) => `${name}${between}${toText(one)}`);
  }
  if (!Array.isArray(value)) return [toText(value)];
  const isRepeatable = option.flags.includes("<list>") || /\brepeatable\b/.test(option.description);
  if (!isRepeatable) throw new TypeError("it takes one value, and no list");
  return value.map(toText);
}

function toText(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return withVariables(value);
  throw new TypeError(value === null ? "it has no value" : "it is a text or a number");
}

/** `${NAME}` is what the environment has by this name. */
function withVariables(text: string): string {
  return text.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = process.env[name];
    if (value !== undefined && value !== "") return value;
    throw new TypeError(`the environment has no variable ${name}, or an empty one`);
  });
}
