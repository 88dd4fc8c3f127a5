import type { BodyReader } from "./bodies/read-body.ts";
import { createBodyReader } from "./bodies/read-body.ts";
import type { JsonObject } from "./document.ts";
import type { Operation } from "./operation.ts";
import type { ParameterReader } from "./parameters.ts";
import { createParameterReader } from "./parameters.ts";

/** Reads requests for one operation; what their texts have to become is looked up once. */
export interface RequestReader {
  readonly readParameters: ParameterReader;
  readonly readBody: BodyReader;
}

/** Prepares to read an operation's requests. */
export function createRequestReader(root: JsonObject, operation: Operation): RequestReader {
  return {
    readParameters: createParameterReader(root, operation),
    readBody: createBodyReader(root, operation.requestBody),
  };
}
