import { Ajv2020 } from "ajv/dist/2020.js";
import type { SchemaReferences } from "./schema-references.ts";
import { UnusableSchemaError } from "./unusable-schema.ts";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** Finds out which schema, of those that `pointers` lead to, is no JSON Schema 2020-12, and where. */
export function explainUnusable(
  error: unknown,
  references: SchemaReferences,
  pointers: readonly string[],
): UnusableSchemaError {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof UnusableSchemaError) return error;
  if (reason.startsWith("#/")) return new UnusableSchemaError(reason);
  const ajv = new Ajv2020({ strict: false, logger: false });
  for (const pointer of reachableFrom(references, pointers)) {
    if (ajv.validate(DIALECT, references.at(pointer))) continue;
    const [first] = ajv.errors ?? [];
    return new UnusableSchemaError(`#${pointer}${first?.instancePath ?? ""} ${first?.message ?? reason}`);
  }
  return new UnusableSchemaError(`#${pointers[0] ?? ""} ${reason}`);
}

/** The schemas and all that they refer to. */
function reachableFrom(references: SchemaReferences, pointers: readonly string[]): Set<string> {
  const found = new Set(pointers);
  for (const pointer of found) {
    for (const reference of referencesIn(references.at(pointer))) {
      const target = references.find(reference, pointer);
      if (target !== undefined) found.add(target);
    }
  }
  return found;
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "$ref" in value && typeof value.$ref === "string" ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}
