import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import type { Faults } from "../faults.ts";
import type { Kind } from "../grammar.ts";
import { isReference, OPENAPI_3 } from "../grammar.ts";
import type { Place } from "../place.ts";
import type { Version } from "../version.ts";
import type { Visited } from "../walk.ts";
import { forEachChild } from "../walk.ts";
import { References } from "./references.ts";

/** What is known while a document is gone through. */
export interface Survey {
  readonly document: JsonObject;
  readonly version: Version;
  readonly faults: Faults;
  readonly references: References;
}

/** Puts right what a value of a kind has wrong, and tells of it. */
export type Rule = (value: JsonObject, place: Place, survey: Survey) => void;

/**
 * Goes through an OpenAPI 3 document in one piece, first through what its operations use, and applies the rules for
 * each kind of value. A `$ref` to nothing matters only where it is used.
 */
export function runSurvey(survey: Survey, rules: Readonly<Partial<Record<Kind, Rule>>>): void {
  const { document, faults, references } = survey;
  // Remembering costs more than looking. Only what a reference leads to can be come to again and again; a schema inside of
  // that is put right once more at most, which changes nothing.
  const seen = new Set<object>();
  const dead = new Set<object>();
  let isUsed = true;

  function visit(visited: Visited, isTarget = false): void {
    const { value, slot, place } = visited;
    if (!isObject(value) || seen.has(value)) return;
    if (isTarget || slot.kind !== "schema") seen.add(value);
    if (isReference(value) && (!follow(value, visited) || slot.kind !== "schema")) return;
    rules[slot.kind]?.(value, place, survey);
    forEachChild(value, slot.kind, OPENAPI_3, place, visit);
  }

  /** Comes to what a reference leads to; false where that is nothing. */
  function follow(value: JsonObject & { $ref: string }, { slot, place, holder, key }: Visited): boolean {
    // A circle of schemas can be served: it says nothing of a value.
    const isCircle = slot.kind !== "schema" && references.follow(value) === undefined;
    const found = references.find(value.$ref, place);
    if (typeof found !== "string" && !isCircle) {
      // Names lead on as they are; places are written in the one way that all can read.
      if (value.$ref.startsWith("#/")) value.$ref = found.reference;
      if (found.place) {
        visit({ value: found.value, slot, place: found.place, holder, key, isNamed: true }, true);
      }
      return true;
    }
    if (dead.has(value)) return false;
    dead.add(value);
    const reason = typeof found === "string" ? found : "leads to no object, or round in a circle";
    const message = `$ref "${value.$ref}" ${reason}`;
    if (isUsed) faults.fail("dead-reference", place, message);
    else {
      faults.warn("dead-reference", place, `${message}; nothing uses it, and it is left empty`);
      Reflect.set(holder, key, {});
    }
    return false;
  }

  forEachChild(document, "document", OPENAPI_3, undefined, (child) => {
    if (child.slot.kind !== "components") visit(child);
  });
  isUsed = false;
  forEachChild(document, "document", OPENAPI_3, undefined, (child) => {
    if (child.slot.kind === "components") visit(child);
  });
}

/** The survey of a document that was brought into one piece. */
export function createSurvey(
  document: JsonObject,
  version: Version,
  faults: Faults,
  broken: ReadonlyMap<string, string>,
): Survey {
  return { document, version, faults, references: new References(document, broken) };
}
