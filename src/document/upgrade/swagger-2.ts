import { upgradeFromTwoToThree } from "@scalar/openapi-upgrader/2.0-to-3.0";
import type { JsonObject } from "../../contract/document.ts";
import { DocumentError, isObject } from "../../contract/document.ts";
import { objectsIn, prepareSwagger2 } from "./prepare-swagger-2.ts";

/**
 * Brings a Swagger 2.0 document in one piece to OpenAPI 3.0. `file` is its name in messages.
 * @throws {DocumentError} when it is no such document.
 */
export function upgradeSwagger2(document: JsonObject, file: string): JsonObject {
  prepareSwagger2(document);
  let upgraded: unknown;
  try {
    upgraded = upgradeFromTwoToThree({ ...document, swagger: "2.0" });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DocumentError(`${file}: cannot be brought from Swagger 2.0 to OpenAPI 3: ${reason}`);
  }
  if (!isObject(upgraded)) throw new DocumentError(`${file}: is no Swagger 2.0 document`);
  for (const item of objectsIn(upgraded.paths)) objectsIn(item).forEach(requireForm);
  const { openapi, info, servers, ...rest } = upgraded;
  return { openapi, info, ...(servers !== undefined && { servers }), ...rest };
}

/** A form in which a field is required is required itself. */
function requireForm({ requestBody }: JsonObject): void {
  if (!isObject(requestBody) || requestBody.required !== undefined) return;
  const schemas = objectsIn(requestBody.content).map(({ schema }) => schema);
  if (
    schemas.some((schema) => isObject(schema) && Array.isArray(schema.required) && schema.required.length > 0)
  ) {
    requestBody.required = true;
  }
}
