import type { ErrorObject } from "ajv";
import type { Violation } from "./problem.ts";

/** Keywords whose error stands at the parent although a named property is at fault. */
const PROPERTY_PARAMS = ["missingProperty", "additionalProperty", "unevaluatedProperty"] as const;

/** One error of the schema validator, with `path` led to the property at fault and a message that lists what would do. */
export function toViolation(error: ErrorObject, place: Violation["in"], path: string): Violation {
  const params = error.params as Record<string, unknown>;
  const property = PROPERTY_PARAMS.map((name) => params[name]).find((name) => typeof name === "string");
  const suffix = property === undefined ? "" : `/${property.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return {
    in: place,
    path: path + suffix,
    keyword: error.keyword,
    message: describe(error, params, property),
  };
}

function describe(error: ErrorObject, params: Record<string, unknown>, property: string | undefined): string {
  if (error.keyword === "required") return "is required";
  if (property !== undefined) return `is not declared here${knownNames(error)}`;
  if (error.keyword === "enum" && Array.isArray(params.allowedValues)) {
    return `must be one of ${params.allowedValues.map((value) => JSON.stringify(value)).join(", ")}`;
  }
  if (error.keyword === "const") return `must be ${JSON.stringify(params.allowedValue)}`;
  return error.message ?? `breaks "${error.keyword}"`;
}

function knownNames(error: ErrorObject): string {
  const names = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
  return names.length > 0 ? `; known are ${names.join(", ")}` : "";
}
