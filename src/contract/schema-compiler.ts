import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isDate, isDateTime, isTime } from "./date-formats.ts";
import type { JsonObject } from "./document.ts";

/** The name under which the whole document is known to the validator. */
const DOCUMENT_ID = "contract:document";

/** The absolute reference to a place in the document, for use in any schema. */
export function referenceTo(pointer: string): { readonly $ref: string } {
  return { $ref: `${DOCUMENT_ID}#${pointer}` };
}

const INT32 = 2 ** 31;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * A JSON Schema 2020-12 validator that knows the document. Schemas are compiled when first used and keep their
 * references, so that a component is compiled once however many operations use it.
 */
export function createSchemaCompiler(document: JsonObject): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    // 1e999 is JSON, and Infinity when it is read, which JSON cannot carry any further.
    strictNumbers: true,
    // What every object inherits, like `constructor`, is no property of a value.
    ownProperties: true,
    allErrors: true,
    inlineRefs: false,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    verbose: true,
  });
  addFormats.default(ajv);
  ajv.addFormat("date", isDate);
  ajv.addFormat("time", isTime);
  ajv.addFormat("date-time", isDateTime);
  // The formats of the OpenAPI format registry that are not in JSON Schema itself.
  ajv.addFormat("int32", {
    type: "number",
    validate: (n) => Number.isInteger(n) && n >= -INT32 && n < INT32,
  });
  ajv.addFormat("int64", { type: "number", validate: (n) => Number.isInteger(n) });
  ajv.addFormat("float", { type: "number", validate: Number.isFinite });
  ajv.addFormat("double", { type: "number", validate: Number.isFinite });
  ajv.addFormat("byte", BASE64);
  ajv.addFormat("binary", true);
  ajv.addFormat("password", true);
  ajv.addSchema(document, DOCUMENT_ID);
  return ajv;
}
