import type { SchemaError } from "../schema-error.ts";
import type { PartHeader } from "../bodies/body-format.ts";
import { toCheckable } from "../bodies/checkable-value.ts";
import type { RequestBody } from "../bodies/read-body.ts";
import { refuseUnsafe } from "../bodies/unsafe-values.ts";
import type { JsonObject } from "../document.ts";
import type { ContractValidator } from "../contract-validator.ts";
import type { RequestValues } from "../request-values.ts";
import type { Operation } from "../operation.ts";
import type { ParameterReader, ParameterValues } from "../parameters.ts";
import type { RequestReader } from "../request-reader.ts";
import { MalformedTextError } from "../parameter-styles.ts";
import type { Violation } from "../problem.ts";
import { Problem } from "../problem.ts";
import { describeViolations, toViolation } from "../violation.ts";
import type { Authenticated } from "./authenticate.ts";

/** A request that keeps the contract, its values decoded. */
export interface Validated extends Authenticated {
  readonly values: RequestValues;
}

/** What happens to a request that breaks the contract: it is refused, or answered all the same and reported. */
export type RequestCheck = "refuse" | "report";

/**
 * Decodes the request and holds it against its operation.
 * @param report hears of a request that breaks the contract and is answered all the same, without its body where that
 * cannot be read; where it is left out, such a request is refused.
 * @throws {Problem} 400 for what cannot be read, 413 and 415 for the body, 422 with every violation.
 */
export function validate(
  validator: ContractValidator,
  reader: RequestReader,
  authenticated: Authenticated,
  report?: (problem: Problem) => void,
): Validated | Promise<Validated> {
  const { operation, request } = authenticated;
  if (takesNothing(operation) && request.query === "") return withValues(authenticated, NOTHING);
  return validateValues(validator, reader, authenticated, report);
}

async function validateValues(
  validator: ContractValidator,
  { readParameters, readBody }: RequestReader,
  authenticated: Authenticated,
  report?: (problem: Problem) => void,
): Promise<Validated> {
  const { operation, request } = authenticated;
  const parameters = decodeParameters(readParameters, authenticated);
  if (request.query !== "") refuseUnsafe(parameters.query, "query");
  for (const place of ["path", "header", "cookie"] as const) refuseUnsafeParts(parameters[place], place);
  let body: RequestBody;
  try {
    body = await readBody(request);
  } catch (error) {
    if (!report || !isUnreadable(error)) throw error;
    report(error);
    return withValues(authenticated, withBody(parameters, undefined));
  }
  const values = withBody(parameters, body.value);
  const violations = bodyAndParameterViolations(validator, authenticated, values, body);
  for (const part of body.partHeaders ?? []) violations.push(...partHeaderViolations(validator, part));
  if (violations.length > 0) {
    const problem = invalid(operation.operationId, violations);
    if (!report) throw problem;
    report(problem);
  }
  return withValues(authenticated, values);
}

/** Of most parameters, texts and numbers as they are, there is nothing to look into. */
function refuseUnsafeParts(values: JsonObject, place: "path" | "header" | "cookie"): void {
  for (const name of Object.keys(values)) {
    if (typeof values[name] === "object") refuseUnsafe(values[name], place, `/${name}`);
  }
}

function withBody({ path, query, header, cookie }: ParameterValues, body: unknown): RequestValues {
  return { path, query, header, cookie, body };
}

function withValues(
  { request, operation, variables, authenticated }: Authenticated,
  values: RequestValues,
): Validated {
  return { request, operation, variables, authenticated, values };
}

/** What is too large, or could do harm, is refused even where others are only reported. */
function isUnreadable(error: unknown): error is Problem {
  return error instanceof Problem && (error.status === 415 || error.kind === "malformed-body");
}

function bodyAndParameterViolations(
  validator: ContractValidator,
  { operation }: Authenticated,
  values: RequestValues,
  { media, isOpaque = false, holdsJson = false }: RequestBody,
): Violation[] {
  const isChecked = media !== undefined && !isOpaque;
  const mayHoldBytes = isChecked && !holdsJson;
  const checked = mayHoldBytes ? { ...values, body: toCheckable(values.body) } : values;
  const errors = validator.requestErrors(operation, checked, isChecked ? media : undefined);
  return errors.map(toRequestViolation);
}

function partHeaderViolations(validator: ContractValidator, { header, text, path }: PartHeader): Violation[] {
  const subject = `the part's header ${header.name}`;
  if (text === undefined) {
    return header.required ? [{ in: "body", path, keyword: "required", message: `needs ${subject}` }] : [];
  }
  return validator.headerErrors(header, text).map((error) => {
    const violation = toViolation(error, "body", path);
    return { ...violation, message: `in ${subject} ${violation.message}` };
  });
}

const NOTHING: RequestValues = { path: {}, query: {}, header: {}, cookie: {}, body: undefined };

/** Nothing is declared that could be wrong. */
function takesNothing({ parameters, requestBody }: Operation): boolean {
  return parameters.length === 0 && requestBody === undefined;
}

function decodeParameters(read: ParameterReader, { request, variables }: Authenticated): ParameterValues {
  try {
    return read(request, variables);
  } catch (error) {
    if (error instanceof MalformedTextError) throw new Problem({ status: 400, detail: `${error.message}.` });
    throw error;
  }
}

const PLACES: Readonly<Record<string, Violation["in"]>> = {
  path: "path",
  query: "query",
  header: "header",
  cookie: "cookie",
  requestBody: "body",
};

/** `/query/limit` becomes `limit` in `query`; an error at the very top names the missing place itself. */
function toRequestViolation(error: SchemaError): Violation {
  const [, first = "", ...rest] = error.instancePath.split("/");
  if (first === "") {
    const { keyword, message = "is required" } = error;
    return { in: "body", path: "", keyword, message: keyword === "required" ? "is required" : message };
  }
  return toViolation(error, PLACES[first] ?? "body", rest.map((step) => `/${step}`).join(""));
}

function invalid(operationId: string, errors: readonly Violation[]): Problem {
  const detail = `The request does not fit ${operationId}: ${describeViolations(errors)}.`;
  return new Problem({ status: 422, detail, errors });
}
