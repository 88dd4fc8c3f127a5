import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { METHODS } from "../../contract/operation.ts";
import { isReference } from "../grammar.ts";
import { stepsOf } from "../place.ts";

/**
 * Writes into each operation of a Swagger 2.0 document what it shares with others in a way that OpenAPI 3 cannot say:
 * parameters that are bodies, and responses whose media types are the operation's own.
 */
export function prepareSwagger2(document: JsonObject): void {
  for (const item of objectsIn(document.paths)) {
    for (const key of Object.keys(item)) if (key.startsWith("x-")) Reflect.deleteProperty(item, key);
    const shared = readParameters(document, item.parameters);
    item.parameters = shared.filter((parameter) => !isBody(parameter));
    for (const method of METHODS) {
      const operation = item[method];
      if (!isObject(operation)) continue;
      const own = readParameters(document, operation.parameters);
      const bodies = own.some(isBody) ? [] : shared.filter(isBody);
      operation.parameters = [...own, ...structuredClone(bodies)].map(withFormat);
      takeResponses(document, operation);
    }
  }
}

function readParameters(document: JsonObject, parameters: unknown): JsonObject[] {
  if (!Array.isArray(parameters)) return [];
  return parameters
    .map((parameter: unknown) => structuredClone(follow(document, parameter)))
    .filter(
      (parameter) => isObject(parameter) && typeof parameter.in === "string" && isObject(parameter),
    ) as JsonObject[];
}

function isBody(parameter: JsonObject): boolean {
  return parameter.in === "body" || parameter.in === "formData";
}

/** Lists in forms are separated by commas where nothing else is said; in OpenAPI 3 they are repeated. */
function withFormat(parameter: JsonObject): JsonObject {
  return parameter.in === "formData" && parameter.type === "array"
    ? { collectionFormat: "csv", ...parameter }
    : parameter;
}

function takeResponses(document: JsonObject, operation: JsonObject): void {
  const { responses } = operation;
  if (!isObject(responses)) return;
  for (const [status, response] of Object.entries(responses)) {
    if (status.startsWith("x-")) Reflect.deleteProperty(responses, status);
    else if (isReference(response) && Array.isArray(operation.produces)) {
      responses[status] = structuredClone(follow(document, response));
    }
  }
}

/** What a value is or refers to. */
function follow(document: JsonObject, value: unknown): unknown {
  let current = value;
  for (let chain = 0; isReference(current) && current.$ref.startsWith("#/") && chain < 100; chain++) {
    current = stepsOf(current.$ref.slice(1)).reduce<unknown>(
      (holder, step) => (isObject(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined),
      document,
    );
  }
  return current;
}

/** The objects among the values of an object. */
export function objectsIn(value: unknown): JsonObject[] {
  return isObject(value) ? Object.values(value).filter(isObject) : [];
}
