import { readFields } from "./bodies/form-fields.ts";
import type { JsonObject } from "./document.ts";
import { isObject } from "./document.ts";
import { escapeStep, valueAt } from "./json-pointer.ts";
import { mediaTypeOf, isJson } from "./media-type.ts";
import type { Operation, Parameter } from "./operation.ts";
import type { Pairs } from "./parameter-styles.ts";
import { decodeText, readDelimited, readPairs } from "./parameter-styles.ts";
import { toValue } from "./parameter-value.ts";
import type { ContractRequest } from "./request.ts";
import type { ValueShape } from "./schema-types.ts";
import { readShape } from "./schema-types.ts";

/** A request's parameters, decoded; one that was not sent has its default, or is absent. */
export interface ParameterValues {
  readonly path: JsonObject;
  readonly query: JsonObject;
  readonly header: JsonObject;
  readonly cookie: JsonObject;
}

/** Reads the parameters of one operation out of a request. */
export type ParameterReader = (
  request: ContractRequest,
  variables: Readonly<Record<string, string>>,
) => ParameterValues;

interface ShapedParameter {
  readonly parameter: Parameter;
  readonly shape: ValueShape;
  /** Its name as a field of a header. */
  readonly field: string;
}

/** Prepares the reader for an operation: what each parameter's text has to become is looked up once. */
export function createParameterReader(root: JsonObject, operation: Operation): ParameterReader {
  const shaped = operation.parameters.map((parameter) => ({
    parameter,
    shape: readShape(root, parameter.schema),
    field: parameter.name.toLowerCase(),
  }));
  const inPlace = (place: Parameter["in"]) => shaped.filter(({ parameter }) => parameter.in === place);
  const credentials = queryCredentials(root, operation);
  const inPath = inPlace("path");
  const inQuery = inOrder(inPlace("query"));
  const whole = inQuery.find(({ parameter }) => parameter.wholeQuery);
  const inHeader = inPlace("header");
  const inCookie = inOrder(inPlace("cookie"));
  return (request, variables) => ({
    path: readEach(inPath, ({ parameter, shape }) => {
      const raw = ownText(variables, parameter.name) ?? "";
      return fromContent(parameter, decodeText(raw)) ?? readDelimited(parameter, shape, raw);
    }),
    query: whole
      ? readEach([whole], ({ parameter, shape }) => readWholeQuery(parameter, shape, request.query))
      : readQuery(inQuery, request.query, credentials),
    header: readEach(inHeader, ({ parameter, shape, field }) => {
      const raw = ownText(request.headers, field);
      return raw === undefined
        ? undefined
        : (fromContent(parameter, raw) ?? readDelimited(parameter, shape, raw));
    }),
    cookie:
      inCookie.length === 0 ? {} : readAllPairs(inCookie, cookiePairs(request.headers.cookie), new Set()),
  });
}

/** The text under a name, where it is the record's own: every object inherits a `constructor`. */
function ownText(texts: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined;
}

function readEach(
  parameters: readonly ShapedParameter[],
  read: (shaped: ShapedParameter) => unknown,
): JsonObject {
  const values: JsonObject = {};
  for (const shaped of parameters) {
    const value = read(shaped) ?? shaped.shape.fallback;
    if (value !== undefined) values[shaped.parameter.name] = value;
  }
  return values;
}

/** The names under which the operation's security schemes look for a key in the query: they are declared there. */
function queryCredentials(root: JsonObject, { security }: Operation): string[] {
  return security.flat().flatMap((name) => {
    const declared = valueAt(root, `/components/securitySchemes/${escapeStep(name)}`);
    const reference = isObject(declared) && typeof declared.$ref === "string" ? declared.$ref : undefined;
    const scheme = reference === undefined ? declared : valueAt(root, reference.slice(1));
    return isObject(scheme) && scheme.type === "apiKey" && scheme.in === "query" ? [String(scheme.name)] : [];
  });
}

/** Undeclared names are kept as they came, for the validator to refuse. */
function readQuery(
  parameters: readonly ShapedParameter[],
  query: string,
  credentials: readonly string[],
): JsonObject {
  if (parameters.length === 0 && query === "") return {};
  const pairs = queryPairs(query);
  const used = new Set(credentials);
  const values = readAllPairs(parameters, pairs, used);
  for (const [name, value] of pairs) {
    if (!used.has(name)) Object.defineProperty(values, name, { value, enumerable: true, configurable: true });
  }
  return values;
}

/** The query as one value, in the media type that is declared for it (OpenAPI 3.2, section 4.12.5). */
function readWholeQuery({ wholeQuery }: Parameter, shape: ValueShape, query: string): unknown {
  if (query === "" || !wholeQuery) return undefined;
  const type = mediaTypeOf(wholeQuery.mediaType);
  if (type === "application/x-www-form-urlencoded") {
    return readFields(queryPairs(query), shape, wholeQuery.encoding);
  }
  const text = decodeText(query);
  return fromJson(type, text) ?? toValue(text, shape);
}

/** An object that takes any names comes last: it has what the others leave. */
function inOrder(parameters: readonly ShapedParameter[]): ShapedParameter[] {
  return parameters.toSorted((a, b) => Number(takesOthers(a)) - Number(takesOthers(b)));
}

function takesOthers({ parameter: { style, explode }, shape }: ShapedParameter): boolean {
  return style === "form" && explode && shape.types.has("object") && shape.additional !== undefined;
}

/**
 * The values of parameters that are sent as pairs. An empty one, where that is allowed and no text, is a flag that is set, or
 * as good as not sent.
 */
function readAllPairs(parameters: readonly ShapedParameter[], pairs: Pairs, used: Set<string>): JsonObject {
  return readEach(parameters, ({ parameter, shape }) => {
    const named = pairs.find(([name]) => name === parameter.name);
    if (parameter.allowsEmpty && named?.[1] === "" && !shape.types.has("string")) {
      used.add(parameter.name);
      return shape.types.has("boolean") ? true : undefined;
    }
    const sent = parameter.mediaType && named;
    if (!sent) return readPairs(parameter, shape, pairs, used);
    used.add(parameter.name);
    return fromContent(parameter, sent[1]) ?? sent[1];
  });
}

/** A parameter declared by `content` holds a whole document of that media type; broken JSON is left as text. */
function fromContent(parameter: Parameter, raw: string): unknown {
  return parameter.mediaType === undefined ? undefined : fromJson(mediaTypeOf(parameter.mediaType), raw);
}

function fromJson(mediaType: string, raw: string): unknown {
  if (!isJson(mediaType)) return undefined;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return undefined;
  }
}

/** As HTML forms write a query, save that a percent sign without its digits is refused instead of kept. */
function queryPairs(query: string): Pairs {
  if (query === "") return [];
  const decode = (text: string) => decodeText(text.replaceAll("+", " "));
  return query.split("&").flatMap((piece) => {
    const [name = "", ...rest] = piece.split("=");
    return piece === "" ? [] : [[decode(name), decode(rest.join("="))] as const];
  });
}

/** Cookies of other applications come along; they need not be percent-encoded at all. */
function decodeCookie(text: string): string {
  try {
    return decodeText(text);
  } catch {
    return text;
  }
}

function cookiePairs(header: string | undefined): Pairs {
  return (header ?? "").split(";").flatMap((piece) => {
    const [name = "", ...rest] = piece.trim().split("=");
    return name === "" ? [] : [[name, decodeCookie(rest.join("="))] as const];
  });
}
