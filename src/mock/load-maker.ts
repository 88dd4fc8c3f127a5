import type { JsonObject } from "../contract/document.ts";
import type { Located } from "../contract/json-pointer.ts";
import { Problem } from "../contract/problem.ts";
import type { GenerateManner } from "./generate/generator.ts";
import { createGenerator } from "./generate/generator.ts";

/**
 * Makes a value of a schema from a seed, in a manner.
 * @throws {Problem} 501 when no value was found that keeps the schema.
 */
export type MakeValue = (
  schema: Located<JsonObject | boolean>,
  seed: string,
  manner: GenerateManner,
) => unknown;

/** Where values are made, and who hears of what stands in the way. */
export interface MakerOptions {
  readonly locale: string | undefined;
  readonly onWarning: (message: string) => void;
}

/**
 * Loads what makes values for the schemas of a document: it is needed for few documents, and takes its time to load.
 * @throws {RangeError} when the locale is not known.
 */
export async function loadMaker(root: JsonObject, { locale, onWarning }: MakerOptions): Promise<MakeValue> {
  const generator = await createGenerator(root, { ...(locale !== undefined && { locale }), onWarning });
  return (schema, seed, manner) => {
    const value = generator.generate(schema, seed, "reply", manner);
    if (value !== undefined) return value;
    throw new Problem({
      status: 501,
      kind: "no-valid-value",
      title: "No valid value",
      detail: `No value was found that keeps the schema at #${schema.pointer}; give the contract an example of it.`,
    });
  };
}
