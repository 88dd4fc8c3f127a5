import type { OperationChecks, OperationView, Router } from "../checks.ts";
import type { JsonObject, OpenApiDocument } from "../document.ts";
import type { Operation } from "../operation.ts";
import type { PathEntry } from "../path-entries.ts";
import { groupByPath } from "../path-entries.ts";
import { PathIndex } from "../path-index.ts";
import type { Validate } from "../schema-error.ts";
import { SchemaCompiler } from "./schema-compiler.ts";

// What openapi-backend does on a server, in the few kilobytes that a page needs of it.

/** Holds requests against the schemas that openapi-backend would make of an operation. */
class PageChecks implements OperationChecks {
  readonly schemas: SchemaCompiler;

  constructor(root: JsonObject) {
    this.schemas = new SchemaCompiler(root);
  }

  ofRequest({ parameters, requestBody }: OperationView): readonly Validate[] {
    const validators = [this.schemas.compile(parametersSchema(parameters))];
    if (!requestBody) return validators;
    const { required, schema } = requestBody;
    const body = {
      type: "object",
      additionalProperties: true,
      properties: { requestBody: schema },
      required: required ? ["requestBody"] : [],
    };
    return [this.schemas.compile(body), ...validators];
  }

  ofReply(schema: object): Validate {
    return this.schemas.compile({ ...schema });
  }
}

/** Names that are not declared are faults in paths and queries alone: browsers send headers and cookies of their own. */
function parametersSchema(parameters: OperationView["parameters"]): JsonObject {
  const place = (name: string) => {
    const found = parameters.filter((parameter) => parameter.in === name);
    return {
      type: "object",
      additionalProperties: name === "header" || name === "cookie",
      properties: Object.fromEntries(found.map((parameter) => [parameter.name, parameter.schema])),
      required: [...new Set(found.filter(({ required }) => required).map((parameter) => parameter.name))],
    };
  };
  const needed = parameters.filter(({ required }) => required).map((parameter) => parameter.in);
  return {
    type: "object",
    additionalProperties: true,
    properties: Object.fromEntries(["path", "query", "header", "cookie"].map((name) => [name, place(name)])),
    required: [...new Set(needed)],
  };
}

class PageRouter implements Router {
  readonly basePaths: readonly string[];
  readonly #index = new PathIndex<PathEntry>();

  constructor(operations: readonly Operation[]) {
    for (const entry of groupByPath(operations)) this.#index.add(entry.path, entry);
    this.basePaths = [...new Set(operations.flatMap(({ basePaths }) => basePaths))];
  }

  find(path: string) {
    return this.#index.find(path.trim().replace(/(?<=[^/]|^\/)\/+$/, ""));
  }
}

/** What routes to the operations of a document, and what holds requests and replies against them. */
export function createOperationChecks(
  document: OpenApiDocument,
  operations: readonly Operation[],
): { readonly router: Router; readonly checks: OperationChecks } {
  return { router: new PageRouter(operations), checks: new PageChecks({ ...document }) };
}
