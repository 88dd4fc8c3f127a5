import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import type { Operation } from "../contract/operation.ts";
import type { Assignment } from "./assignment.ts";

/** Replies do not tell of what their path names in deeper places. */
const DEEPEST = 3;

/** What people call the part of a reply that is the thing itself. */
const WRAPPERS = new Set(["data", "result", "item", "attributes", "resource"]);

/**
 * What a generated reply has to be changed in so that it tells of what its request's path names: `/pets/{petId}` in
 * `petId` or `pet_id`, and in `id` where the path ends in it.
 */
export function findIds(operation: Operation, path: JsonObject, body: unknown): Assignment[] {
  return Object.entries(path).flatMap(([name, value]) => {
    const isLast = operation.path.slice(operation.path.lastIndexOf("/")).includes(`{${name}}`);
    return findPlaces(body, name, value, isLast);
  });
}

function findPlaces(body: unknown, name: string, value: unknown, isLast: boolean): Assignment[] {
  const word = wordOf(name);
  // The items of a list below `/{id}` have ids of their own.
  const named = word === "id" ? [] : findNamed(body, word, value, isLast ? 1 : DEEPEST, !isLast);
  if (named.length > 0 || !isLast || !isObject(body)) return named;
  const own = carry(body, "id", value);
  if (own.length > 0) return own;
  const resource = word.replace(/(id|uuid|key|name)$/, "");
  return Object.entries(body)
    .filter(([key]) => WRAPPERS.has(key) || wordOf(key) === resource)
    .flatMap(([, inner]) => (isObject(inner) ? carry(inner, "id", value) : []));
}

function findNamed(body: unknown, word: string, value: unknown, depth: number, lists: boolean): Assignment[] {
  if (Array.isArray(body)) {
    return lists ? body.flatMap((item) => findNamed(item, word, value, depth, lists)) : [];
  }
  if (!isObject(body)) return [];
  return Object.keys(body).flatMap((key) => {
    if (wordOf(key) === word) return carry(body, key, value);
    return depth > 0 ? findNamed(body[key], word, value, depth - 1, lists) : [];
  });
}

/** The value in the type that the property has now; nothing where it cannot have that. */
function carry(holder: JsonObject, key: string, value: unknown): Assignment[] {
  if (!Object.hasOwn(holder, key)) return [];
  const present = holder[key];
  if (typeof present === typeof value) return [{ holder, key, values: [value] }];
  if (typeof present === "string" && typeof value === "number")
    return [{ holder, key, values: [String(value)] }];
  const isNumeric = typeof present === "number" && typeof value === "string" && /^\d{1,15}$/.test(value);
  return isNumeric ? [{ holder, key, values: [Number(value)] }] : [];
}

/** Names that differ in case and separators alone are the same word. */
function wordOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
