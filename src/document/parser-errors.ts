import type { JsonObject } from "../contract/document.ts";
import { DocumentError, isObject } from "../contract/document.ts";
import { escapeStep } from "../contract/json-pointer.ts";

/** Any failure of the parser as a DocumentError of one line. `root` is the document, `file` its name in messages. */
export function toDocumentError(error: unknown, root: JsonObject, file: string): DocumentError {
  const own = findOwn(error);
  if (own) return new DocumentError(own.message.startsWith(file) ? own.message : `${file}: ${own.message}`);
  if (!(error instanceof Error)) return new DocumentError(`${file}: ${String(error)}`);
  const violations =
    "details" in error && Array.isArray(error.details) ? describeViolations(error.details) : "";
  if (violations !== "") return new DocumentError(`${file}: ${violations}`);
  if ("targetRef" in error && typeof error.targetRef === "string") {
    const place = findReference(root, error.targetRef, "#") ?? "#";
    return new DocumentError(`${file}: ${place}: $ref "${error.targetRef}" leads to nothing`);
  }
  return new DocumentError(`${file}: ${error.message.replaceAll(/\s*\n\s*/g, " ").trim()}`);
}

/** What our own reader of files has thrown, under what the parser has wrapped it in. */
function findOwn(error: unknown): DocumentError | undefined {
  if (error instanceof DocumentError) return error;
  return error instanceof Error && error.cause !== undefined ? findOwn(error.cause) : undefined;
}

/** Keywords that only say that another one was broken further down. */
const FOLLOW_UPS = new Set(["if", "oneOf", "anyOf", "allOf", "not"]);

/** The deepest places say most: an error high up often follows from one below it. */
function describeViolations(details: readonly unknown[]): string {
  const violations = details
    .filter(isObject)
    .map(({ instancePath, keyword, message, params }) => ({
      path: String(instancePath),
      keyword: String(keyword),
      text: `${String(message)}${describeParams(params)}`,
    }))
    .sort((a, b) => b.path.split("/").length - a.path.split("/").length);
  const telling = violations.filter(({ keyword }) => !FOLLOW_UPS.has(keyword));
  const lines = new Set(
    (telling.length > 0 ? telling : violations).map(({ path, text }) => `#${path} ${text}`),
  );
  const [first = "", ...others] = lines;
  return others.length === 0 ? first : `${first} (and ${others.length} more)`;
}

function describeParams(params: unknown): string {
  if (!isObject(params)) return "";
  const { allowedValues, unevaluatedProperty, additionalProperty } = params;
  if (Array.isArray(allowedValues)) return `: ${allowedValues.map(String).join(", ")}`;
  const name = unevaluatedProperty ?? additionalProperty;
  return typeof name === "string" ? `: "${name}"` : "";
}

/** Where in the document this reference stands. */
function findReference(value: unknown, reference: string, pointer: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("$ref" in value && value.$ref === reference) return pointer;
  for (const [key, child] of Object.entries(value)) {
    const found = findReference(child, reference, `${pointer}/${escapeStep(key)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
