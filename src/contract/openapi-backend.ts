import type { Operation as BackendOperation } from "openapi-backend";
import { OpenAPIRouter, OpenAPIValidator } from "openapi-backend";
import type { ErrorObject, ValidateFunction } from "ajv";
import type { JsonObject, OpenApiDocument } from "./document.ts";
import { isJson } from "./media-type.ts";
import type { MediaType, Operation, ResponseDeclaration, ResponseHeader } from "./operation.ts";
import { toValue } from "./parameter-value.ts";
import type { PathMatch } from "./path-index.ts";
import { PathIndex } from "./path-index.ts";
import { createSchemaCompiler, referenceTo } from "./schema-compiler.ts";
import { readShape } from "./schema-types.ts";
import type { Located } from "./json-pointer.ts";

// The one module that knows openapi-backend. Its router and validator do the work; what is overridden here is what
// they would do anew on each request (list the operations, compile every path) and their draft-07 validator.

/** All values of a request, decoded and typed as their parameters' schemas ask. */
export interface RequestValues {
  readonly path: JsonObject;
  readonly query: JsonObject;
  /** Under the names that the contract gives them. */
  readonly header: JsonObject;
  readonly cookie: JsonObject;
  /** Undefined where no body was sent. */
  readonly body: unknown;
}

/** The methods of one path. */
export interface PathEntry {
  readonly path: string;
  readonly operations: ReadonlyMap<string, Operation>;
}

/** openapi-backend's router, answering from an index. */
export class IndexedRouter extends OpenAPIRouter<OpenApiDocument> {
  readonly #index = new PathIndex<PathEntry>();
  readonly #operations: readonly BackendOperation<OpenApiDocument>[];
  readonly #byId: ReadonlyMap<string, BackendOperation<OpenApiDocument>>;

  constructor(document: OpenApiDocument, operations: readonly Operation[]) {
    super({ definition: document });
    for (const [path, group] of Map.groupBy(operations, ({ path }) => path)) {
      this.#index.add(path, {
        path,
        operations: new Map(group.map((operation) => [operation.method, operation])),
      });
    }
    this.#operations = operations.map(toBackendOperation);
    this.#byId = new Map(this.#operations.map((operation) => [operation.operationId ?? "", operation]));
  }

  /** The path that fits, whatever the method. */
  find(path: string): PathMatch<PathEntry> | undefined {
    return this.#index.find(this.normalizePath(path));
  }

  override getOperations(): BackendOperation<OpenApiDocument>[] {
    return [...this.#operations];
  }

  override getOperation(operationId: string): BackendOperation<OpenApiDocument> | undefined {
    return this.#byId.get(operationId);
  }
}

/** openapi-backend's validator over one shared JSON Schema 2020-12 compiler, compiling each operation when first asked. */
export class LazyValidator extends OpenAPIValidator<OpenApiDocument> {
  readonly #compiler;
  readonly #root: JsonObject;
  readonly #headerValidators = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument, router: IndexedRouter) {
    super({ definition: document, router, lazyCompileValidators: true });
    this.#root = document;
    // An operation may be called `constructor`, which every other object already has.
    this.requestValidators = Object.create(null) as typeof this.requestValidators;
    this.statusBasedResponseValidators = Object.create(null) as typeof this.statusBasedResponseValidators;
    this.#compiler = createSchemaCompiler(this.#root);
  }

  override getAjv(): ReturnType<OpenAPIValidator<OpenApiDocument>["getAjv"]> {
    // openapi-backend asks for Ajv's draft-07 class; the one of 2020-12 has the same methods.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    return this.#compiler;
  }

  /** What is wrong with a request, as the schema validator says it; `instancePath` begins with the place. */
  requestErrors(
    operation: Operation,
    { path, query, header, cookie, body }: RequestValues,
  ): readonly ErrorObject[] {
    const lowerCase: JsonObject = {};
    for (const name of Object.keys(header)) lowerCase[name.toLowerCase()] = header[name];
    const requestBody = body === undefined ? undefined : { requestBody: body };
    const values = { path, query, header: lowerCase, cookie, ...requestBody };
    const validators = this.getRequestValidatorsForOperation(operation.operationId);
    return validators.flatMap((isValid) => (isValid(values) ? [] : (isValid.errors ?? [])));
  }

  /** What is wrong with the JSON body of a reply that is declared under `status`. */
  replyErrors(operation: Operation, { status }: ResponseDeclaration, body: unknown): readonly ErrorObject[] {
    const isValid = this.getStatusBasedResponseValidatorForOperation(operation.operationId)[status];
    return !isValid || isValid(body) ? [] : (isValid.errors ?? []);
  }

  /** What is wrong with the text of a reply's header. */
  headerErrors(header: ResponseHeader, text: string): readonly ErrorObject[] {
    if (!header.schema) return [];
    const isValid = this.#headerValidator(header.schema.pointer);
    return isValid(toValue(text, readShape(this.#root, header.schema))) ? [] : (isValid.errors ?? []);
  }

  #headerValidator(pointer: string): ValidateFunction {
    const known = this.#headerValidators.get(pointer);
    if (known) return known;
    const compiled = this.#compiler.compile(referenceTo(pointer));
    this.#headerValidators.set(pointer, compiled);
    return compiled;
  }
}

/** An operation with each schema as a reference into the document, which is how the compiler finds it. */
function toBackendOperation(operation: Operation): BackendOperation<OpenApiDocument> {
  return {
    operationId: operation.operationId,
    method: operation.method.toLowerCase(),
    path: operation.path,
    parameters: operation.parameters.map((parameter) => ({
      name: parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name,
      in: parameter.in,
      required: parameter.required,
      ...schemaReference(parameter.schema),
    })),
    ...(operation.requestBody && {
      requestBody: {
        required: operation.requestBody.required,
        content: jsonContent(operation.requestBody.content),
      },
    }),
    responses: Object.fromEntries(
      operation.responses.map(({ status, content }) => [
        status,
        { description: "", ...(content.length > 0 && { content: jsonContent(content) }) },
      ]),
    ),
  };
}

/** The JSON entry of a content map under the one name that openapi-backend looks for. */
function jsonContent(content: readonly MediaType[]): Record<string, { schema?: { $ref: string } }> {
  const json = content.find(({ mediaType }) => isJson(mediaType));
  return json ? { "application/json": schemaReference(json.schema) } : {};
}

function schemaReference(schema: Located<unknown> | undefined): { schema?: { $ref: string } } {
  return schema ? { schema: referenceTo(schema.pointer) } : {};
}
