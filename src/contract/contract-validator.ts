import type { OperationChecks, OperationView } from "./checks.ts";
import type { JsonObject } from "./document.ts";
import { isSequence } from "./bodies/formats.ts";
import { mediaTypeOf } from "./media-type.ts";
import { MediaShapes } from "./media-shapes.ts";
import type { MediaType, Operation, ResponseHeader } from "./operation.ts";
import { toValue } from "./parameter-value.ts";
import type { RequestValues } from "./request-values.ts";
import type { SchemaError, Validate } from "./schema-error.ts";
import type { Direction } from "./schemas/direction.ts";
import { eachWithoutPrototype, isInherited } from "./schemas/inherited-names.ts";
import { tidyErrors } from "./schemas/tidy-errors.ts";
import type { ValueShape } from "./schema-types.ts";
import { readShape } from "./schema-types.ts";
import type { Located } from "./json-pointer.ts";

/** What holds a request of one operation and media type against the contract. */
interface RequestValidation {
  readonly validators: readonly Validate[];
  /** Whether a parameter has a name that every object inherits. */
  readonly hasInheritedNames: boolean;
}

/** Holds requests and replies against a document, making each validator when it is first asked for. */
export class ContractValidator {
  /** What the bodies of requests and replies hold. */
  readonly shapes: MediaShapes;
  readonly #checks: OperationChecks;
  readonly #root: JsonObject;
  readonly #ofRequests = new Map<Operation, Map<MediaType | undefined, RequestValidation>>();
  readonly #ofReplies = new Map<MediaType, Validate | undefined>();
  readonly #ofParts = new Map<string, Validate>();
  readonly #ofHeaders = new Map<string, { isValid: Validate; shape: ValueShape }>();

  constructor(root: JsonObject, checks: OperationChecks) {
    this.#root = root;
    this.shapes = new MediaShapes(root);
    this.#checks = checks;
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
  ): readonly SchemaError[] {
    const { validators, hasInheritedNames } = this.#ofRequest(operation, media);
    const lowerCase: JsonObject = {};
    for (const name of Object.keys(header)) lowerCase[name.toLowerCase()] = header[name];
    const sent = { path, query, header: lowerCase, cookie };
    const places = hasInheritedNames ? eachWithoutPrototype(sent) : sent;
    const values = body === undefined ? places : withBody(places, body);
    const errors: SchemaError[] = [];
    for (const isValid of validators) {
      if (!isValid(values)) errors.push(...(isValid.errors ?? []).filter((error) => !isWhole(error)));
    }
    return errors.length > 0 ? tidyErrors(errors) : errors;
  }

  /**
   * What is wrong with a value by the schema at a place of the document, as a part of a request.
   * @throws {UnusableSchemaError} when the schema cannot be used.
   */
  errorsAt(pointer: string, value: unknown): readonly SchemaError[] {
    const isValid = this.#ofParts.get(pointer) ?? this.#checks.schemas.validator(pointer, "request");
    this.#ofParts.set(pointer, isValid);
    return isValid(value) ? [] : (isValid.errors ?? []);
  }

  /**
   * What is wrong with the body of a reply.
   * @throws {UnusableSchemaError} when the schema cannot be used.
   */
  replyErrors(media: MediaType, body: unknown): readonly SchemaError[] {
    const isValid = this.#replyValidator(media);
    return isValid ? replyErrorsOf(isValid, body) : [];
  }

  /** What is wrong with the text of a header in a reply, or in a part of a request's body. */
  headerErrors({ schema }: ResponseHeader, text: string): readonly SchemaError[] {
    if (!schema) return [];
    let header = this.#ofHeaders.get(schema.pointer);
    if (!header) {
      header = {
        isValid: this.#checks.schemas.validator(schema.pointer, "reply"),
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
      validators: this.#compile([...parameters, ...(media ? [media] : [])], () =>
        this.#checks.ofRequest(this.#requestView(operation, media)),
      ).map((isValid) => this.#checks.schemas.bounded(isValid, "request")),
      hasInheritedNames: parameters.some(({ name }) => isInherited(name)),
    };
    byMedia.set(media, validation);
    return validation;
  }

  #replyValidator(media: MediaType): Validate | undefined {
    if (!media.schema && !media.itemSchema) return undefined;
    const known = this.#ofReplies.get(media);
    if (known) return known;
    const compiled = this.#compile([media], () => this.#checks.ofReply(this.#bodySchema(media, "reply")));
    const bounded = compiled && this.#checks.schemas.bounded(compiled, "reply");
    this.#ofReplies.set(media, bounded);
    return bounded;
  }

  #requestView(operation: Operation, media: MediaType | undefined): OperationView {
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
          schema: media ? this.#bodySchema(media, "request") : {},
        },
      }),
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
    return schema ? this.#checks.schemas.referenceTo(schema.pointer, direction) : {};
  }

  /** Runs what compiles the schemas of `holders`, and says in the document's terms why that fails. */
  #compile<Compiled>(
    holders: readonly { readonly schema?: Located<unknown> }[],
    compile: () => Compiled,
  ): Compiled {
    try {
      return compile();
    } catch (error) {
      throw this.#checks.schemas.explain(
        error,
        holders.flatMap(({ schema }) => schema?.pointer ?? []),
      );
    }
  }
}

type Places = Pick<RequestValues, "path" | "query" | "header" | "cookie">;

function withBody({ path, query, header, cookie }: Places, requestBody: unknown): object {
  return { path, query, header, cookie, requestBody };
}

/** Only properties are read-only: a parameter or body whose schema is meant for one, too, is sent all the same. */
function isWhole({ keyword, instancePath }: SchemaError): boolean {
  return (
    keyword === "readOnly" && /^\/(?:(?:path|query|header|cookie)\/[^/]*|requestBody)$/.test(instancePath)
  );
}

/** Likewise for replies. */
function isWholeReply({ keyword, instancePath }: SchemaError): boolean {
  return keyword === "writeOnly" && instancePath === "";
}

function replyErrorsOf(isValid: Validate, value: unknown): readonly SchemaError[] {
  return isValid(value) ? [] : tidyErrors((isValid.errors ?? []).filter((error) => !isWholeReply(error)));
}
