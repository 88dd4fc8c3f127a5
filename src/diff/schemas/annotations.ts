/** Keywords that say nothing of which values fit, and that no rule is about. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  ...["title", "description", "example", "examples", "externalDocs", "xml", "$comment", "deprecated"],
  ...["default", "readOnly", "writeOnly", "$defs", "definitions", "$id", "$schema", "$anchor"],
]);

/** Whether a keyword only describes. */
export function isAnnotation(keyword: string): boolean {
  return ANNOTATIONS.has(keyword) || keyword.startsWith("x-");
}
