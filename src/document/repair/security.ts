import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { findSection } from "../bundle/component-names.ts";
import type { Place } from "../place.ts";
import { below } from "../place.ts";
import type { Survey } from "./survey.ts";

/** Takes requirements of schemes that do not exist out of an operation or document: nobody could fulfil them. */
export function mendSecurity(holder: JsonObject, place: Place | undefined, survey: Survey): void {
  const { security } = holder;
  if (security === undefined) return;
  const at = below(place, "security");
  if (!Array.isArray(security)) {
    survey.faults.warn("wrong-value", at, "must be a list; it is left out");
    delete holder.security;
    return;
  }
  const schemes = findSection(survey.document, ["components", "securitySchemes"]) ?? {};
  holder.security = security.map((requirement: unknown, position) => {
    const written = typeof requirement === "string" ? { [requirement]: [] } : requirement;
    const entries = isObject(written) ? Object.entries(written) : [];
    const known = entries.filter(([name]) => Object.hasOwn(schemes, name));
    for (const [name] of entries) {
      if (Object.hasOwn(schemes, name)) continue;
      const message = `there is no security scheme "${name}"; it is not asked for`;
      survey.faults.warn("unknown-security-scheme", below(at, position), message);
    }
    return Object.fromEntries(known);
  });
}

/** Tells of tags that a document which declares tags does not declare, each once. */
export function createTagRule(
  document: JsonObject,
): (operation: JsonObject, place: Place, survey: Survey) => void {
  const declared = Array.isArray(document.tags) ? document.tags.filter(isObject).map(({ name }) => name) : [];
  const told = new Set<unknown>(declared);
  return ({ tags }, place, { faults }) => {
    if (declared.length === 0 || !Array.isArray(tags)) return;
    for (const tag of tags as unknown[]) {
      if (told.has(tag)) continue;
      told.add(tag);
      faults.warn(
        "unknown-tag",
        below(place, "tags"),
        `the tag "${String(tag)}" is not declared in the document's tags`,
      );
    }
  };
}
