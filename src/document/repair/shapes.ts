import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import type { Faults } from "../faults.ts";
import type { Grammar } from "../grammar.ts";
import { isReference } from "../grammar.ts";
import type { Visited } from "../walk.ts";
import { forEachChild } from "../walk.ts";
import { replaceOldKeywords } from "./old-keywords.ts";

/**
 * Makes sure that whatever has a place in the specification is an object, list or map as it asks, so that nobody who
 * reads the document later has to. What is something else is left out.
 */
export function mendShapes(document: JsonObject, grammar: Grammar, faults: Faults): void {
  const thinned = new Set<unknown[]>();

  function visit(found: Visited): void {
    const { value, slot, place, holder, key } = found;
    const right = toRightShape(found);
    if (right === undefined) {
      // An empty line of YAML is a null, and says nothing.
      if (value !== null) faults.warn("wrong-value", place, `${describe(found)}; it is left out`);
      if (Array.isArray(holder)) thinned.add(holder);
      if (Array.isArray(holder)) holder[Number(key)] = undefined;
      else Reflect.deleteProperty(holder, key);
      return;
    }
    if (right !== value) Reflect.set(holder, key, right);
    if (!isObject(right)) return;
    if (slot.kind === "schema") replaceOldKeywords(right);
    if (slot.form === "one") forEachChild(right, slot.kind, grammar, place, visit);
  }

  forEachChild(document, "document", grammar, undefined, visit);
  for (const list of thinned) {
    const kept = list.filter((item) => item !== undefined);
    list.splice(0, list.length, ...kept);
  }
}

/** The value in the shape that its place asks for; undefined where it has another. */
function toRightShape({ value, slot, isNamed }: Visited): unknown {
  if (isObject(value)) return slot.form === "one" || isReference(value) ? value : undefined;
  if (slot.kind !== "schema" || slot.form !== "one") return undefined;
  if (typeof value === "boolean") return value;
  // A property without a schema is one of any kind.
  return value === null && isNamed ? {} : undefined;
}

function describe({ value, slot }: Visited): string {
  const wanted = { one: "an object", list: "a list", map: "a map of names to objects" }[slot.form];
  const found = Array.isArray(value) ? "a list" : isObject(value) ? "an object" : JSON.stringify(value);
  return `must be ${wanted}, but is ${found}`;
}
