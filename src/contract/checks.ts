import type { PathEntry } from "./path-entries.ts";
import type { PathMatch } from "./path-index.ts";
import type { Validate } from "./schema-error.ts";
import type { Direction } from "./schemas/direction.ts";
import type { UnusableSchemaError } from "./schemas/unusable-schema.ts";

// What routes and validates is there twice: by openapi-backend and Ajv, and for pages by what makes no code at run time and
// is small (package.json, `imports`). Both are the following to the rest of the engine.

/** Finds the path of the contract that a request's path fits. */
export interface Router {
  /** The paths under which the operations are found, `""` for the root. */
  readonly basePaths: readonly string[];
  /** The path that fits, whatever the method. */
  find(path: string): PathMatch<PathEntry> | undefined;
}

/** Makes validators of a document's schemas, each when it is first asked for. */
export interface SchemaChecks {
  /**
   * A reference to a schema of the document, for use in any schema.
   * @throws {UnusableSchemaError} when a reference in it leads to nothing.
   */
  referenceTo(pointer: string, direction: Direction): { readonly $ref: string };
  /**
   * The validator of a schema of the document.
   * @throws {UnusableSchemaError} when it is no schema.
   */
  validator(pointer: string, direction: Direction): Validate;
  /** A validator made of references to schemas, which refuses what would take it too long. */
  bounded(isValid: Validate, direction: Direction): Validate;
  /** What no validator could be made of, with its place in the document; one of `pointers` leads to it. */
  explain(error: unknown, pointers: readonly string[]): UnusableSchemaError;
}

/** A parameter and the schema that its value is held against. */
export interface ParameterView {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly schema: object;
}

/** An operation as if it took one media type alone. */
export interface OperationView {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly ParameterView[];
  readonly requestBody?: { readonly required: boolean; readonly schema: object };
}

/** Makes the validators of requests and replies of schemas that refer to those of the document. */
export interface OperationChecks {
  readonly schemas: SchemaChecks;
  /** What holds `{ path, query, header, cookie, requestBody }` against an operation. */
  ofRequest(operation: OperationView): readonly Validate[];
  /** What holds the body of a reply against a schema. */
  ofReply(schema: object): Validate | undefined;
}
