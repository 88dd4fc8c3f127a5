import type { Faker } from "@faker-js/faker";
import { isObject } from "../../contract/document.ts";
import type { JsonType } from "./json-type.ts";

/** A method of faker with its arguments, as `x-faker` names it. */
export interface FakerCall {
  readonly module: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** Names from before faker 8, which documents written for other mock servers still have. */
const RENAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "address.streetName": "location.street",
    "commerce.color": "color.human",
    "company.companyName": "company.name",
    "datatype.float": "number.float",
    "datatype.hexadecimal": "string.hexadecimal",
    "datatype.number": "number.int",
    "datatype.string": "string.sample",
    "datatype.uuid": "string.uuid",
    "finance.account": "finance.accountNumber",
    "finance.mask": "finance.maskedNumber",
    "image.imageUrl": "image.url",
    "internet.avatar": "image.avatar",
    "internet.color": "color.rgb",
    "internet.userName": "internet.username",
    "name.findName": "person.fullName",
    "name.title": "person.jobTitle",
    "phone.phoneNumber": "phone.number",
    "random.alphaNumeric": "string.alphanumeric",
    "random.arrayElement": "helpers.arrayElement",
    "random.boolean": "datatype.boolean",
    "random.number": "number.int",
    "random.uuid": "string.uuid",
    "random.word": "lorem.word",
    "random.words": "lorem.words",
  }),
);

const MODULES: ReadonlyMap<string, string> = new Map([
  ["address", "location"],
  ["name", "person"],
]);

/**
 * Reads `person.firstName`, `number.int({"min":1})`, `{{person.firstName}} of {{location.city}}`,
 * `{ "number.int": { "min": 1 } }` (one argument), `{ "helpers.arrayElement": [["a", "b"]] }` (a list of arguments) or
 * `{ "method": "string.alpha", "args": [5] }`. Arguments are JSON.
 * @returns a text that says what is wrong, where it cannot be read.
 */
export function readFakerCall(written: unknown): FakerCall | string {
  if (typeof written === "string") return readText(written);
  if (isObject(written) && typeof written.method === "string") {
    const { method, args = [] } = written;
    return named(method, Array.isArray(args) ? args : [args]);
  }
  const entry = isObject(written) ? Object.entries(written)[0] : undefined;
  if (!entry) return "is neither a text nor an object with one method";
  const [name, args] = entry;
  return named(name, Array.isArray(args) ? args : [args]);
}

function readText(text: string): FakerCall | string {
  if (text.includes("{{")) return { module: "helpers", method: "fake", args: [withPresentNames(text)] };
  const [, name = "", written = ""] = /^(?:faker\.)?([\w.]+)(?:\s*\((.*)\))?$/s.exec(text.trim()) ?? [];
  try {
    return named(name, JSON.parse(`[${written}]`) as unknown[]);
  } catch {
    return `has arguments that are no JSON: (${written})`;
  }
}

/** A template of faker's own, in whose names are those that faker has now. */
function withPresentNames(template: string): string {
  return template.replace(/(\{\{\s*)([\w.]+)/g, (written, before: string, name: string) => {
    const call = named(name, []);
    return typeof call === "string" ? written : `${before}${call.module}.${call.method}`;
  });
}

function named(name: string, args: readonly unknown[]): FakerCall | string {
  const path = name.replace(/^faker\./, "");
  const [module = "", method = "", ...rest] = (RENAMED.get(path) ?? path).split(".");
  if (method === "" || rest.length > 0) return `names no "module.method": "${name}"`;
  return { module: MODULES.get(module) ?? module, method, args };
}

/** The function that a call names, ready to be called; undefined where this faker has none. */
export function bindFakerCall(
  faker: Faker,
  { module, method, args }: FakerCall,
): (() => unknown) | undefined {
  const modules: [name: string, module: unknown][] = Object.entries(faker);
  const holder = new Map(modules).get(module);
  if (typeof holder !== "object" || holder === null || module.startsWith("_")) return undefined;
  if (method === "constructor" || method.startsWith("_") || method in Object.prototype) return undefined;
  const found = (holder as Readonly<Record<string, unknown>>)[method];
  if (typeof found !== "function") return undefined;
  // Some methods change the list that they are given.
  return () => (found as (...list: unknown[]) => unknown).apply(holder, structuredClone([...args]));
}

/** What faker gives, as a JSON value of the type that a schema asks for. */
export function asJson(value: unknown, types: readonly JsonType[]): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "bigint") return types.includes("string") ? String(value) : Number(value);
  const isText = types.length === 1 && types[0] === "string";
  return isText && (typeof value === "number" || typeof value === "boolean") ? String(value) : value;
}
