import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { JsonObject } from "../../../src/contract/document.ts";
import { escapeStep } from "../../../src/contract/json-pointer.ts";
import type { GenerateManner, GenerateOptions } from "../../../src/mock/generate/generator.ts";
import { createGenerator } from "../../../src/mock/generate/generator.ts";

/** A JSON Schema as a test writes it. */
export type Schema = JsonObject | boolean;

/** Schemas of one document, to make values of. */
export interface Schemas {
  /** A value of the schema of that name. */
  readonly make: (
    name: string,
    seed: string | number,
    mode?: "reply" | "request",
    manner?: GenerateManner,
  ) => unknown;
  readonly warnings: readonly string[];
}

/** A document with nothing but these component schemas. */
export function documentOf(schemas: Readonly<Record<string, Schema>>): JsonObject {
  return { openapi: "3.1.0", info: { title: "Test", version: "1" }, components: { schemas } };
}

/** A generator for component schemas. */
export async function generate(
  schemas: Readonly<Record<string, Schema>>,
  options: GenerateOptions = {},
): Promise<Schemas> {
  const warnings: string[] = [];
  const generator = await createGenerator(documentOf(schemas), {
    onWarning: (message) => warnings.push(message),
    ...options,
  });
  return {
    warnings,
    make: (name, seed, mode, manner) =>
      generator.generate(
        { value: schemas[name] ?? true, pointer: `/components/schemas/${escapeStep(name)}` },
        seed,
        mode,
        manner,
      ),
  };
}

/** Values of one schema, from the seeds 0, 1, 2 … */
export async function valuesOf(schema: Schema, count = 50, options?: GenerateOptions): Promise<unknown[]> {
  const { make } = await generate({ Subject: schema }, options);
  return Array.from({ length: count }, (_, seed) => make("Subject", seed));
}

/** Validators that know nothing of the engine: plain Ajv with formats, which reads the document once for all its schemas. */
export function plainValidators(
  schemas: Readonly<Record<string, Schema>>,
): (name: string) => (value: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, code: { optimize: false } });
  addFormats.default(ajv);
  ajv.addSchema(documentOf(schemas), "test:document");
  return (name) => {
    const validate = ajv.compile({ $ref: `test:document#/components/schemas/${escapeStep(name)}` });
    return (value) =>
      validate(value)
        ? []
        : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.schemaPath}`);
  };
}

/** What plain Ajv finds wrong with values of a schema, each with the value. */
export async function faultsOf(schema: Schema, count = 50): Promise<string[]> {
  const faults = plainValidators({ Subject: schema })("Subject");
  const values = await valuesOf(schema, count);
  return values.flatMap((value) =>
    value === undefined
      ? ["nothing was made"]
      : faults(value).map((fault) => `${fault} ${JSON.stringify(value)}`),
  );
}
