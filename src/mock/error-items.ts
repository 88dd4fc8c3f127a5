import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import { namesAlong } from "../contract/json-pointer.ts";
import type { Violation } from "../contract/problem.ts";
import { describeViolation } from "../contract/violation.ts";
import type { Assignment } from "./assignment.ts";
import { LEFT_OUT } from "./assignment.ts";

/** Names of what says in words what is wrong. */
export const MESSAGES =
  /^((default_?)?message|msg|detail|details|description|reason|error_?(message|description|detail)|developer_?message)$/i;

/** Names of lists of what is wrong. */
export const LISTS =
  /^((\w*_?)errors|(\w*_?)violations|issues|details?|causes|messages|(invalid_?)?param(eter)?s|problems)$/i;

/** What items are made with. */
export interface ItemFacts {
  readonly violations: readonly Violation[];
  readonly status: number;
  /** Whether the items that are there are made up, so that what they tell besides may go. */
  readonly isMadeUp: boolean;
}

/**
 * Fills a list or a map of errors: with objects like those that are there, with our own violations, with texts; or a map
 * by name.
 */
export function fillErrors(holder: JsonObject, key: string, facts: ItemFacts): Assignment[] {
  const { violations } = facts;
  const present = holder[key];
  if (!Array.isArray(present)) {
    const named = violations.map((violation) => [nameOf(violation), violation.message] as const);
    const lists = Object.fromEntries(named.map(([name, message]) => [name, [message]]));
    return [{ holder, key, values: [lists, Object.fromEntries(named)] }];
  }
  const items: readonly unknown[] = present;
  const [item] = items;
  const texts = violations.map(describeViolation);
  if (!isObject(item)) return [{ holder, key, values: [violations, texts] }];
  const inner = Object.keys(item).find((name) => LISTS.test(name) && listsObjects(item[name]));
  if (inner !== undefined) return fillNested(holder, key, structuredClone(item), inner, facts);
  const likewise = violations.map(() => structuredClone(item));
  const members = likewise.flatMap((copy, at) => {
    const violation = violations[at];
    return violation ? fillItem(copy, violation, facts) : [];
  });
  return [{ holder, key, values: [likewise, violations, texts] }, ...members];
}

function listsObjects(value: unknown): boolean {
  return Array.isArray(value) && isObject(value[0]);
}

/** One item that has the list: `details: [{ "@type": …, fieldViolations: [ … ] }]`, as google.rpc.Status has it. */
function fillNested(
  holder: JsonObject,
  key: string,
  item: JsonObject,
  inner: string,
  facts: ItemFacts,
): Assignment[] {
  const isGoogle = inner === "fieldViolations" && "@type" in item;
  const type = { holder: item, key: "@type", values: ["type.googleapis.com/google.rpc.BadRequest"] };
  return [{ holder, key, values: [[item]] }, ...(isGoogle ? [type] : []), ...fillErrors(item, inner, facts)];
}

type Tell = (violation: Violation, facts: ItemFacts, item: JsonObject) => readonly unknown[];

const TEXTS: readonly (readonly [names: RegExp, tell: Tell])[] = [
  [MESSAGES, ({ message }) => [message]],
  [/^(error|title|text|summary)$/i, (violation) => [describeViolation(violation)]],
  [
    /^(field|path|pointer|param(eter)?|name|property|attribute|key|source|(field|property)_?(name|path))$/i,
    (violation) => [nameOf(violation)],
  ],
  [/^(in|place|location|where|object_?name)$/i, (violation) => [violation.in]],
  [/^(status|status_?code|http_?status)$/i, (_, { status }) => [String(status)]],
  [
    /^(code|rule|type|keyword|constraint)$/i,
    ({ keyword }, _, item) =>
      "resource" in item ? [keyword === "required" ? "missing_field" : "invalid", keyword] : [keyword],
  ],
];

/** What each member of an item is to become. */
function fillItem(item: JsonObject, violation: Violation, facts: ItemFacts): Assignment[] {
  const otherwise = facts.isMadeUp ? [LEFT_OUT] : [];
  return Object.entries(item).map(([key, present]) => ({
    ...{ holder: item, key },
    values: [...valuesFor(key, present, violation, facts, item), ...otherwise],
  }));
}

function valuesFor(
  key: string,
  present: unknown,
  violation: Violation,
  facts: ItemFacts,
  item: JsonObject,
): readonly unknown[] {
  if (typeof present === "string") {
    return TEXTS.find(([names]) => names.test(key))?.[1](violation, facts, item) ?? [];
  }
  if (typeof present === "number")
    return /^(status|http_?status|status_?code)$/i.test(key) ? [facts.status] : [];
  if (/^(loc|location|path)$/i.test(key) && Array.isArray(present)) return [locationOf(violation)];
  return key === "source" && isObject(present) ? [sourceOf(violation)] : [];
}

/** `["body", "pets", 0, "name"]`: where it is, as FastAPI and others write it. */
function locationOf({ in: place, path }: Violation): unknown[] {
  return [place, ...namesAlong(path).map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
}

/** The place of an error by JSON:API, section "Error Objects". */
function sourceOf({ in: place, path }: Violation): JsonObject {
  if (place === "body") return { pointer: path };
  return place === "header" ? { header: path.slice(1) } : { parameter: path.slice(1) };
}

function nameOf({ in: place, path }: Violation): string {
  return path === "" ? place : namesAlong(path).join(".");
}
