/** A document as the stores keep it: a frozen JSON object, whatever type its collection gives it outside. */
export type JsonDocument = Readonly<Record<string, unknown>>;

/** The documents of a store whose types are known only outside of it. */
export type Documents = Record<string, JsonDocument>;

/** A document with its id and its place in the order of insertion: lower was inserted earlier. */
export interface Entry {
  readonly id: string;
  readonly position: number;
  readonly document: JsonDocument;
}

/**
 * A deep, frozen copy of a document as JSON carries it: undefined properties are left out, dates become strings.
 * @throws {TypeError} when the value is not an object, or holds what JSON cannot carry.
 */
export function copyDocument(document: unknown): JsonDocument {
  if (!isObject(document)) throw new TypeError("A document must be an object.");
  const copy: unknown = copyPlain(document, 0) ?? frozen(JSON.parse(JSON.stringify(document)));
  if (!isObject(copy)) throw new TypeError("A document must be an object as JSON, too.");
  return copy;
}

/** What is nested more deeply may be a circle. */
const DEEPEST_PLAIN = 100;

/** The frozen copy of a value that is plain JSON already; undefined for any other, which JSON itself has to copy. */
function copyPlain(value: unknown, depth: number): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0) ? value : undefined;
  if (typeof value !== "object" || depth > DEEPEST_PLAIN) return undefined;
  if (Array.isArray(value)) return copyList(value, depth);
  if ("toJSON" in value || Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  // Member by member: to spread objects of many shapes in one place takes V8 twice as long. `for … in` makes no list of
  // their names, and what is plain inherits nothing.
  const copy: Record<string, unknown> = {};
  for (const name in value) {
    const member: unknown = (value as Record<string, unknown>)[name];
    if (member === undefined) continue;
    const part = typeof member === "string" ? member : copyPlain(member, depth + 1);
    // To assign a member of this name would set the prototype.
    if (part === undefined || name === "__proto__") return undefined;
    copy[name] = part;
  }
  return Object.freeze(copy);
}

function copyList(list: readonly unknown[], depth: number): unknown {
  const copy: unknown[] = [];
  for (const member of list) {
    const part = copyPlain(member, depth + 1);
    if (part === undefined) return undefined;
    copy.push(part);
  }
  return Object.freeze(copy);
}

function frozen(value: unknown): unknown {
  freezeDeep(value);
  return value;
}

/** Freezes a document with everything in it. */
export function freezeDocument(document: JsonDocument): JsonDocument {
  freezeDeep(document);
  return document;
}

/** The value of a document's own property; undefined for a missing one, whatever its prototype has. */
export function valueOf(document: JsonDocument, property: string): unknown {
  return Object.hasOwn(document, property) ? document[property] : undefined;
}

/** Whether a value is a JSON object: neither null nor a list. */
export function isObject(value: unknown): value is JsonDocument {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Freezes a value with everything in it. */
export function freezeDeep(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const part of Object.values(value)) freezeDeep(part);
  Object.freeze(value);
}
