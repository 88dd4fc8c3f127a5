import type { JsonObject } from "../document.ts";
import { escapeStep, unescapeStep } from "../json-pointer.ts";

/** Steps of a document under which whole schemas stand. */
const HOLDS_ONE: ReadonlySet<string> = new Set(["schema", "itemSchema"]);

/** The outermost schema that a place in a document belongs to: a component, or the schema of a body or parameter. */
export function outermostSchema(pointer: string): string {
  const steps = pointer.split("/");
  if (steps[1] === "components" && steps[2] === "schemas") return steps.slice(0, 4).join("/");
  const at = steps.findIndex((step) => HOLDS_ONE.has(step));
  return at === -1 ? pointer : steps.slice(0, at + 1).join("/");
}

/** The name of the component that a pointer is, undefined for any other place. */
export function componentName(pointer: string): string | undefined {
  const [, components, schemas, name, ...rest] = pointer.split("/");
  if (components !== "components" || schemas !== "schemas" || rest.length > 0) return undefined;
  return name === undefined ? undefined : unescapeStep(name);
}

/** A pointer with each step written in the one way that {@link escapeStep} writes it. */
export function canonicalPointer(pointer: string): string {
  if (/^[\w/.~-]*$/.test(pointer)) return pointer;
  return pointer
    .split("/")
    .map((step) => escapeStep(unescapeStep(step)))
    .join("/");
}

/** The innermost schema around a place that has an `$id` of its own, and what it says. */
export function innermostId(
  root: JsonObject,
  pointer: string,
): { readonly pointer: string; readonly ids: readonly string[] } | undefined {
  const ids: string[] = [];
  let found = "";
  let path = "";
  let value: unknown = root;
  for (const step of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) break;
    value = (value as JsonObject)[unescapeStep(step)];
    path += `/${step}`;
    if (typeof value !== "object" || value === null || !("$id" in value)) continue;
    if (typeof value.$id !== "string") continue;
    ids.push(value.$id);
    found = path;
  }
  return found === "" ? undefined : { pointer: found, ids };
}
