import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { JsonObject, OpenApiDocument } from "../contract/document.ts";
import { DocumentError, DocumentReader } from "../contract/document.ts";
import type { Located } from "../contract/json-pointer.ts";
import type { MediaType, Operation } from "../contract/operation.ts";

/**
 * Holds every schema against the JSON Schema 2020-12 meta-schema, which the schema of OpenAPI itself does not look into.
 * @throws {DocumentError} with the place of the first thing that is wrong.
 */
export function checkSchemas(
  document: OpenApiDocument,
  operations: readonly Operation[],
  file: string,
): void {
  const ajv = createMetaValidator();
  const seen = new Set<string>();
  for (const { value, pointer } of [...componentSchemas(document), ...operations.flatMap(schemasOf)]) {
    if (seen.has(pointer)) continue;
    seen.add(pointer);
    if (ajv.validate("https://json-schema.org/draft/2020-12/schema", value)) continue;
    const error = ajv.errors?.[0];
    throw new DocumentError(
      `${file}: #${pointer}${error?.instancePath ?? ""} ${error?.message ?? "is no JSON Schema"}`,
    );
  }
}

/** Ajv looks at no format in what it knows to be a meta-schema; here they are schemas like any other. */
function createMetaValidator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, meta: false, validateSchema: false, logger: false });
  addFormats.default(ajv, ["regex"]);
  for (const known of Object.values(new Ajv2020().refs)) {
    if (typeof known === "object") ajv.addSchema(known.schema);
  }
  return ajv;
}

type Schema = Located<JsonObject | boolean>;

function componentSchemas(document: OpenApiDocument): Schema[] {
  const reader = new DocumentReader(document);
  const components = reader.child({ value: reader.root, pointer: "" }, "components");
  return components ? reader.children(components, "schemas").map(([, schema]) => schema) : [];
}

function schemasOf({ parameters, requestBody, responses }: Operation): Schema[] {
  const contents: readonly MediaType[] = [
    ...(requestBody?.content ?? []),
    ...responses.flatMap(({ content }) => content),
  ];
  const holders = [...parameters, ...contents, ...responses.flatMap(({ headers }) => headers)];
  return holders.flatMap(({ schema }) => schema ?? []);
}
