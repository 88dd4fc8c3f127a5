import { Ajv2020 } from "ajv/dist/2020.js";
import type { ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { DescribedOperation, Schema } from "../document/contract-document.ts";
import type { Incoming } from "./transports.ts";

/** Holds what was answered against what the contract declares, with means of its own. */
export class DeclaredReplies {
  readonly #ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  readonly #validators = new Map<Schema, ValidateFunction>();
  readonly #operations: readonly DescribedOperation[];

  constructor(operations: readonly DescribedOperation[]) {
    this.#operations = operations;
  }

  /** The operation that a request asks for. A path that is written out hides those with parameters; a slash at the end makes no difference. */
  find(method: string, sent: string): DescribedOperation | undefined {
    const path = sent.replace(/\/$/, "");
    const steps = path.split("/");
    const fits = this.#operations.filter(({ path: template }) => {
      const parts = template.split("/");
      return (
        parts.length === steps.length && parts.every((part, at) => part.startsWith("{") || part === steps[at])
      );
    });
    const written = fits.filter((operation) => operation.path === path);
    return (written.length > 0 ? written : fits).find((operation) => operation.method === method);
  }

  /** @throws {Error} that says in what a reply differs from its declaration. */
  assertDeclared(operation: DescribedOperation, { status, headers, text }: Incoming): void {
    const asked = `${operation.operationId} answered ${status}`;
    const response = operation.responses[String(status)];
    if (!response) throw new Error(`${asked}, which is not declared: ${text}`);
    for (const [name, { required, schema }] of Object.entries(response.headers ?? {})) {
      const value = headers[name.toLowerCase()];
      if (value === undefined && required) throw new Error(`${asked} without the header ${name}`);
      if (value !== undefined) this.#assertValid(schema, value, `${asked} with the header ${name}`);
    }
    if (!response.content) {
      if (text !== "") throw new Error(`${asked} with a body where none is declared: ${text}`);
      return;
    }
    const mediaType = headers["content-type"]?.split(";")[0] ?? "nothing";
    const content = response.content[mediaType];
    if (!content) throw new Error(`${asked} with ${mediaType}, which is not declared`);
    this.#assertValid(content.schema, JSON.parse(text), `${asked} with the body`);
  }

  #assertValid(schema: Schema, value: unknown, what: string): void {
    const validate = this.#validators.get(schema) ?? this.#ajv.compile(schema);
    this.#validators.set(schema, validate);
    if (validate(value)) return;
    throw new Error(`${what} ${JSON.stringify(value)}: ${this.#ajv.errorsText(validate.errors)}`);
  }
}
