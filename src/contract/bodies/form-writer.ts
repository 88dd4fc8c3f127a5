import type { PartEncoding } from "../content.ts";
import { isObject } from "../document.ts";
import { toText } from "./text-format.ts";

/** An object as the text of a form (application/x-www-form-urlencoded). */
export function writeForm(value: object, encoding: ReadonlyMap<string, PartEncoding>): string {
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .flatMap(([name, field]) => writeField(name, field, encoding.get(name)))
    .join("&");
}

const DELIMITERS: Readonly<Record<string, string>> = {
  form: ",",
  spaceDelimited: "%20",
  pipeDelimited: "%7C",
};

function writeField(name: string, value: unknown, encoding: PartEncoding | undefined): string[] {
  const encode = encoding?.allowReserved ? escapeUnreserved : escape;
  const { style, explode = style === undefined || style === "form" } = encoding ?? {};
  const pair = (key: string, item: unknown) => `${escape(key)}=${encode(toText(item))}`;
  if (Array.isArray(value)) {
    if (explode) return value.map((item) => pair(name, item));
    return [`${escape(name)}=${value.map((item) => encode(toText(item))).join(delimiter(style))}`];
  }
  if (!isObject(value) || style === undefined) return [pair(name, value)];
  const entries = Object.entries(value);
  if (style === "deepObject")
    return entries.flatMap(([key, item]) => writeDeep(`${name}[${key}]`, item, pair));
  if (explode) return entries.map(([key, item]) => pair(key, item));
  return [
    `${escape(name)}=${entries
      .flat()
      .map((item) => encode(toText(item)))
      .join(delimiter(style))}`,
  ];
}

function writeDeep(name: string, value: unknown, pair: (key: string, item: unknown) => string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => writeDeep(`${name}[]`, item, pair));
  if (!isObject(value)) return [pair(name, value)];
  return Object.entries(value).flatMap(([key, item]) => writeDeep(`${name}[${key}]`, item, pair));
}

function delimiter(style = "form"): string {
  return DELIMITERS[style] ?? ",";
}

function escape(text: string): string {
  return encodeURIComponent(text).replaceAll("%20", "+");
}

/** Leaves the characters that URIs reserve as they are, save those that would end the field. */
function escapeUnreserved(text: string): string {
  return encodeURI(text).replaceAll("%20", "+").replace(/[&#]/g, encodeURIComponent);
}
