import type { JsonObject } from "../../contract/document.ts";
import type { Place } from "../place.ts";
import { below } from "../place.ts";
import type { Survey } from "./survey.ts";

const TYPES = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"];
const PLACES = ["header", "query", "cookie"];

/** Puts right a security scheme that could not be looked for in any request, and tells of one that cannot be checked. */
export function mendSecurityScheme(scheme: JsonObject, place: Place, { faults }: Survey): void {
  function take(key: string, wanted: string, value: string): void {
    const found = scheme[key] === undefined ? "is missing" : `is ${JSON.stringify(scheme[key])}`;
    const at = scheme[key] === undefined ? place : below(place, key);
    faults.warn("wrong-value", at, `its ${key} must be ${wanted}, but ${found}; taken for ${value}`);
    scheme[key] = value;
  }

  if (!TYPES.includes(String(scheme.type))) {
    const meant = TYPES.find((type) => type.toLowerCase() === String(scheme.type).toLowerCase()) ?? "http";
    take("type", `one of ${TYPES.join(", ")}`, meant);
    if (meant === "http") scheme.scheme ??= "bearer";
  }
  if (scheme.type === "apiKey") {
    if (!PLACES.includes(String(scheme.in))) take("in", `one of ${PLACES.join(", ")}`, "header");
    if (!isName(scheme.name)) take("name", "a text", "X-API-Key");
  }
  if (scheme.type === "http" && !isName(scheme.scheme)) take("scheme", "a text", "bearer");
  if (scheme.type === "mutualTLS") {
    faults.warn("not-checked", place, "a client's certificate cannot be checked; the scheme counts as met");
  }
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
