import type { Operation as BackendOperation } from "openapi-backend";
import { OpenAPIRouter, OpenAPIValidator } from "openapi-backend";
import type { OperationChecks, OperationView, Router } from "./checks.ts";
import type { OpenApiDocument } from "./document.ts";
import type { Operation } from "./operation.ts";
import type { PathEntry } from "./path-entries.ts";
import { groupByPath } from "./path-entries.ts";
import type { PathMatch } from "./path-index.ts";
import { PathIndex } from "./path-index.ts";
import { SchemaCompiler } from "./schema-compiler.ts";
import type { Validate } from "./schema-error.ts";

// The one module that knows openapi-backend. Its router and validator do the work; what is overridden here is what
// they would do anew on each request (list the operations, compile every path), their draft-07 validator, and that they
// know one media type. Pages have in-page/openapi-checks.ts in its place.

/** openapi-backend's router, answering from an index. */
class IndexedRouter extends OpenAPIRouter<OpenApiDocument> implements Router {
  readonly basePaths: readonly string[];
  readonly #index = new PathIndex<PathEntry>();

  constructor(document: OpenApiDocument, operations: readonly Operation[]) {
    super({ definition: document });
    for (const entry of groupByPath(operations)) this.#index.add(entry.path, entry);
    this.basePaths = [...new Set(operations.flatMap(({ basePaths }) => basePaths))];
  }

  find(path: string): PathMatch<PathEntry> | undefined {
    return this.#index.find(this.normalizePath(path));
  }
}

/** openapi-backend's validator over one shared JSON Schema 2020-12 compiler. */
class SharedValidator extends OpenAPIValidator<OpenApiDocument> implements OperationChecks {
  readonly schemas: SchemaCompiler;

  constructor(document: OpenApiDocument, router: IndexedRouter) {
    super({ definition: document, router, lazyCompileValidators: true });
    this.schemas = new SchemaCompiler({ ...document });
  }

  override getAjv(): ReturnType<OpenAPIValidator<OpenApiDocument>["getAjv"]> {
    // openapi-backend asks for Ajv's draft-07 class; the one of 2020-12 has the same methods.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    return this.schemas.ajv;
  }

  ofRequest({ parameters, requestBody, ...operation }: OperationView): readonly Validate[] {
    // The one name of a media type that openapi-backend looks for.
    const content = { "application/json": { schema: requestBody?.schema ?? {} } };
    const view: BackendOperation<OpenApiDocument> = {
      ...operation,
      parameters: [...parameters],
      ...(requestBody && { requestBody: { required: requestBody.required, content } }),
      responses: {},
    };
    return this.buildRequestValidatorsForOperation(view) ?? [];
  }

  ofReply(schema: object): Validate | undefined {
    const content = { "application/json": { schema } };
    const view = { method: "get", path: "/", operationId: "reply" };
    const responses = { default: { description: "", content } };
    return this.buildStatusBasedResponseValidatorForOperation({ ...view, responses })?.default;
  }
}

/** What routes to the operations of a document, and what holds requests and replies against them. */
export function createOperationChecks(
  document: OpenApiDocument,
  operations: readonly Operation[],
): { readonly router: Router; readonly checks: OperationChecks } {
  const router = new IndexedRouter(document, operations);
  return { router, checks: new SharedValidator(document, router) };
}
