import { LineCounter, parseDocument } from "yaml";
import type { JsonObject } from "../contract/document.ts";
import { DocumentError, isObject } from "../contract/document.ts";

/** The most aliases that a YAML text may expand to for each anchor, so that a short text cannot fill the memory. */
const MAX_ALIASES = 1000;

/**
 * Reads a text in JSON or YAML 1.2 that must be an object. `file` is its name in messages.
 * @throws {DocumentError} with file, line and column of the first thing that is wrong.
 */
export function parseText(text: string, file: string): JsonObject {
  const value = parseJson(text) ?? parseYaml(text, file);
  if (!isObject(value)) {
    throw new DocumentError(`${file}: is ${nameOf(value)}, not an object; an OpenAPI document is expected`);
  }
  refuseUnsafeKeys(value, file, "#");
  return value;
}

/** JSON is YAML, but large texts are read many times faster as what they are. */
function parseJson(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseYaml(text: string, file: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, merge: true });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw new DocumentError(`${file}:${line}:${col}: ${oneLine(error.message)}`);
  }
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw new DocumentError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Keys that would reach an object's prototype when a library copies the document carelessly. */
function refuseUnsafeKeys(value: unknown, file: string, pointer: string): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const at = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (
      key === "__proto__" ||
      (key === "constructor" && isObject(child) && Object.hasOwn(child, "prototype"))
    ) {
      throw new DocumentError(`${file}: the key at ${at} is not allowed in a document; rename it`);
    }
    refuseUnsafeKeys(child, file, at);
  }
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

function oneLine(message: string): string {
  return message.replaceAll(/\s*\n\s*/g, " ").trim();
}
