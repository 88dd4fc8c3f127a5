import type { Operation as BackendOperation } from "openapi-backend";
import { OpenAPIRouter, OpenAPIValidator } from "openapi-backend";
import type { ErrorObject, ValidateFunction } from "ajv";
import type { JsonObject, OpenApiDocument } from "./document.ts";
import { isSequence } from "./bodies/formats.ts";
import { mediaTypeOf } from "./media-type.ts";
import { MediaShapes } from "./media-shapes.ts";
import type { MediaType, Operation, ResponseHeader } from "./operation.ts";
import { toValue } from "./parameter-value.ts";
import type { PathEntry } from "./path-entries.ts";
import { groupByPath } from "./path-entries.ts";
import type { PathMatch } from "./path-index.ts";
import { PathIndex } from "./path-index.ts";
import { SchemaCompiler } from "./schema-compiler.ts";
import type { Direction } from "./schemas/direction.ts";
import { eachWithoutPrototype, isInherited } from "./schemas/inherited-names.ts";
import { tidyErrors } from "./schemas/tidy-errors.ts";
import type { ValueShape } from "./schema-types.ts";
import { readShape } from "./schema-types.ts";
import type { Located } from "./json-pointer.ts";

// The one module that knows openapi-backend. Its router and validator do the work; what is overridden here is what
// they would do anew on each request (list the operations, compile every path), their draft-07 validator, and that they
// know one media type.

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

/** openapi-backend's router, answering from an index. */
export class IndexedRouter extends OpenAPIRouter<OpenApiDocument> {
  /** The paths under which the operations are found, `""` for the root. */
  readonly basePaths: readonly string[];
  readonly #index = new PathIndex<PathEntry>();

  constructor(document: OpenApiDocument, operations: readonly Operation[]) {
    super({ definition: document });
    for (const entry of groupByPath(operations)) this.#index.add(entry.path, entry);
    this.basePaths = [...new Set(operations.flatMap(({ basePaths }) => basePaths))];
  }

  /** The path that fits, whatever the method. */
  find(path: string): PathMatch<PathEntry> | undefined {
    return this.#index.find(this.normalizePath(path));
  }
}

/** What holds a request of one operation and media type against the contract. */
interface RequestValidation {
  readonly validators: readonly ValidateFunction[];
  /** Whether a parameter has a name that every object inherits. */
  readonly hasInheritedNames: boolean;
}

/** openapi-backend's validator over one shared JSON Schema 2020-12 compiler, compiling each operation when first asked. */
export class LazyValidator extends OpenAPIValidator<OpenApiDocument> {
  /** What the bodies of requests and replies hold. */
  readonly shapes: MediaShapes;
  readonly #compiler: SchemaCompiler;
  readonly #root: JsonObject;
  readonly #ofRequests = new Map<Operation, Map<MediaType | undefined, RequestValidation>>();
  readonly #ofReplies = new Map<MediaType, ValidateFunction | undefined>();
  readonly #ofHeaders = new Map<string, { isValid: ValidateFunction; shape: ValueShape }>();

  constructor(document: OpenApiDocument, router: IndexedRouter) {
    super({ definition: document, router, lazyCompileValidators: true });
    this.#root = document;
    this.shapes = new MediaShapes(this.#root);
    this.#compiler = new SchemaCompiler(this.#root);
  }

  override getAjv(): ReturnType<OpenAPIValidator<OpenApiDocument>["getAjv"]> {
    // openapi-backend asks for Ajv's draft-07 class; the one of 2020-12 has the same methods.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    return this.#compiler.ajv;
  }

  /**
   * What is wrong with a request, as the schema validator says it; `instancePath` begins with the place. Its body is
   * held against the schema of `media`, and against none where that is left out.
   * @throws {UnusableSchemaError} when one of the schemas cannot be used.
   */
  requestErrors(
    operation: Operation,
    { path, query, header, cookie, body }: RequestValues,
    media?: MediaType,
  ): readonly ErrorObject[] {
    const { validators, hasInheritedNames } = this.#ofRequest(operation, media);
    const lowerCase: JsonObject = {};
    for (const name of Object.keys(header)) lowerCase[name.toLowerCase()] = header[name];
    const requestBody = body === undefined ? undefined : { requestBody: body };
    const places = { path, query, header: lowerCase, cookie };
    const values = { ...(hasInheritedNames ? eachWithoutPrototype(places) : places), ...requestBody };
    const errors = validators
      .flatMap((isValid) => (isValid(values) ? [] : (isValid.errors ?? [])))
      .filter((error) => !isWhole(error));
    return errors.length > 0 ? tidyErrors(errors) : errors;
  }

  /**
   * What is wrong with the body of a reply.
   * @throws {UnusableSchemaError} when the schema cannot be used.
   */
  replyErrors(media: MediaType, body: unknown): readonly ErrorObject[] {
    const isValid = this.#replyValidator(media);
    return isValid ? replyErrorsOf(isValid, body) : [];
  }

  /** What is wrong with the text of a header in a reply, or in a part of a request's body. */
  headerErrors({ schema }: ResponseHeader, text: string): readonly ErrorObject[] {
    if (!schema) return [];
    let header = this.#ofHeaders.get(schema.pointer);
    if (!header) {
      header = {
        isValid: this.#compiler.validator(schema.pointer, "reply"),
        shape: readShape(this.#root, schema),
      };
      this.#ofHeaders.set(schema.pointer, header);
    }
    const { isValid, shape } = header;
    return isValid(toValue(text, shape)) ? [] : tidyErrors(isValid.errors ?? []);
  }

  #ofRequest(operation: Operation, media: MediaType | undefined): RequestValidation {
    const byMedia = this.#ofRequests.get(operation) ?? new Map<MediaType | undefined, RequestValidation>();
    this.#ofRequests.set(operation, byMedia);
    const known = byMedia.get(media);
    if (known) return known;
    const { parameters } = operation;
    const validation = {
      validators:
        this.#compile([...parameters, ...(media ? [media] : [])], () =>
          this.buildRequestValidatorsForOperation(this.#requestView(operation, media)),
        ) ?? [],
      hasInheritedNames: parameters.some(({ name }) => isInherited(name)),
    };
    byMedia.set(media, validation);
    return validation;
  }

  #replyValidator(media: MediaType): ValidateFunction | undefined {
    if (!media.schema && !media.itemSchema) return undefined;
    const known = this.#ofReplies.get(media);
    if (known) return known;
    const content = { "application/json": { schema: this.#bodySchema(media, "reply") } };
    const view = { method: "get", path: "/", operationId: media.mediaType };
    const compiled = this.#compile([media], () =>
      this.buildStatusBasedResponseValidatorForOperation({
        ...view,
        responses: { default: { description: "", content } },
      }),
    )?.default;
    this.#ofReplies.set(media, compiled);
    return compiled;
  }

  /** The operation as if it took one media type alone, under the one name that openapi-backend looks for. */
  #requestView(operation: Operation, media: MediaType | undefined): BackendOperation<OpenApiDocument> {
    const { operationId, method, path, parameters, requestBody } = operation;
    return {
      operationId,
      method: method.toLowerCase(),
      path,
      parameters: parameters.map((parameter) => ({
        name: parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name,
        in: parameter.in,
        required: parameter.required,
        schema: this.#reference(parameter.schema, "request"),
      })),
      ...(requestBody && {
        requestBody: {
          required: requestBody.required,
          content: { "application/json": { schema: media ? this.#bodySchema(media, "request") : {} } },
        },
      }),
      responses: {},
    };
  }

  /** Of a body that is a sequence, each item is held against the schema, unless that describes the list itself. */
  #bodySchema(media: MediaType, direction: Direction): object {
    const schema = this.#reference(media.schema, direction);
    if (!isSequence(mediaTypeOf(media.mediaType))) return schema;
    const items = this.#reference(media.itemSchema, direction);
    const isList = this.shapes.of(media).types.has("array");
    return isList || !media.schema ? { ...schema, type: "array", items } : { type: "array", items: schema };
  }

  #reference(schema: Located<unknown> | undefined, direction: Direction): object {
    return schema ? this.#compiler.referenceTo(schema.pointer, direction) : {};
  }

  /** Runs what compiles the schemas of `holders`, and says in the document's terms why that fails. */
  #compile<Compiled>(
    holders: readonly { readonly schema?: Located<unknown> }[],
    compile: () => Compiled,
  ): Compiled {
    try {
      return compile();
    } catch (error) {
      throw this.#compiler.explain(
        error,
        holders.flatMap(({ schema }) => schema?.pointer ?? []),
      );
    }
  }
}

/** Only properties are read-only: a parameter or body whose schema is meant for one, too, is sent all the same. */
function isWhole({ keyword, instancePath }: ErrorObject): boolean {
  return (
    keyword === "readOnly" && /^\/(?:(?:path|query|header|cookie)\/[^/]*|requestBody)$/.test(instancePath)
  );
}

/** Likewise for replies. */
function isWholeReply({ keyword, instancePath }: ErrorObject): boolean {
  return keyword === "writeOnly" && instancePath === "";
}

function replyErrorsOf(isValid: ValidateFunction, value: unknown): readonly ErrorObject[] {
  return isValid(value) ? [] : tidyErrors((isValid.errors ?? []).filter((error) => !isWholeReply(error)));
}
