import type { MixedSegment } from "./mixed-segment.ts";

/** One step of a path template: literal text, one whole variable, or text and variables mixed. */
export type TemplateSegment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string }
  | MixedSegment;

/** Splits a path into its segments; a slash at the end makes no difference. */
export function splitPath(path: string): string[] {
  const segments = path.split("/").slice(1);
  if (segments.length > 0 && segments.at(-1) === "") segments.pop();
  return segments;
}

/** Reads `/pets/{petId}:cancel` as segments (OpenAPI 3.1, section 4.8.8.1). */
export function parseTemplate(template: string): TemplateSegment[] {
  return splitPath(template).map(parseSegment);
}

/** The names of a template's variables, in their order. */
export function variablesOf(template: string): string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
}

function parseSegment(segment: string): TemplateSegment {
  if (!segment.includes("{")) return { kind: "literal", text: segment };
  const names = variablesOf(segment);
  const [only] = names;
  if (only === undefined) return { kind: "literal", text: segment };
  if (segment === `{${only}}`) return { kind: "variable", name: only };
  return { kind: "mixed", names, literals: segment.split(/\{[^{}]+\}/) };
}
