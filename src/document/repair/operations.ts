import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { formOf } from "../../contract/path-entries.ts";
import { variablesOf } from "../../contract/path-template.ts";
import { METHODS } from "../../contract/operation.ts";
import type { Place } from "../place.ts";
import { below } from "../place.ts";
import type { Rule, Survey } from "./survey.ts";

/** Puts right the operations of a path: their names, the path's parameters, their responses. */
export function createPathRule(): Rule {
  const names = new Map<string, string>();
  const templates = new Map<string, string>();
  return (item, place, survey) => {
    const path = String(place.step);
    const variables = variablesOf(path);
    const operations = operationsOf(item, place);
    tellUnreachable(operations, place, templates, survey);
    const shared = readPathParameters(item, survey);
    dropUnknown(item, variables, place, survey);
    for (const { method, operation, at } of operations) {
      nameOperation(operation, `${method} ${path}`, at, names, survey);
      const own = readPathParameters(operation, survey);
      dropUnknown(operation, variables, at, survey);
      declareMissing(
        operation,
        variables.filter((name) => !own.has(name) && !shared.has(name)),
        at,
        survey,
      );
      mendResponses(operation, at, survey);
    }
  };
}

/** An operation of a path item, with its method as it is written and where it stands. */
export interface PlacedOperation {
  readonly method: string;
  readonly operation: JsonObject;
  readonly at: Place;
}

/** The operations of a path item. */
export function operationsOf(item: JsonObject, place: Place): readonly PlacedOperation[] {
  const found: PlacedOperation[] = [];
  const find = (holder: JsonObject, above: Place, methods: readonly string[]) => {
    for (const method of methods) {
      const operation = holder[method];
      if (isObject(operation)) found.push({ method, operation, at: below(above, method) });
    }
  };
  find(item, place, METHODS);
  const { additionalOperations: others } = item;
  if (isObject(others)) find(others, below(place, "additionalOperations"), Object.keys(others));
  return found;
}

/** Of two templates that fit the same paths, each may have methods that the other has not. */
function tellUnreachable(
  operations: readonly PlacedOperation[],
  place: Place,
  known: Map<string, string>,
  { faults }: Survey,
): void {
  const path = String(place.step);
  const form = formOf(path);
  if (/[?#]/.test(path)) {
    faults.warn(
      "unreachable-path",
      place,
      "is no path: there must be no ? or # in it, so that it is never asked for",
    );
  }
  for (const { method, at } of operations) {
    const asked = `${method.toUpperCase()} ${form}`;
    const first = known.get(asked);
    const message = `fits the same paths as ${method} ${String(first)}, which is taken for all of them`;
    if (first === undefined) known.set(asked, path);
    else faults.warn("unreachable-path", at, message);
  }
}

/** An operation whose name is left out gets one of its method and path. */
function nameOperation(
  operation: JsonObject,
  madeUp: string,
  place: Place,
  names: Map<string, string>,
  { faults }: Survey,
): void {
  const { operationId } = operation;
  if (typeof operationId !== "string" || operationId === "") {
    delete operation.operationId;
    faults.warn("missing-operation-id", place, `has no operationId; it is called "${madeUp}"`);
  } else if (names.has(operationId)) {
    delete operation.operationId;
    faults.warn(
      "duplicate-operation-id",
      place,
      `the operationId "${operationId}" is taken already by ${String(names.get(operationId))}; this one is called "${madeUp}"`,
    );
  } else names.set(operationId, madeUp);
}

/** The names of the path parameters that an operation or path declares. */
function readPathParameters({ parameters }: JsonObject, { references }: Survey): ReadonlySet<string> {
  const declared = Array.isArray(parameters)
    ? parameters.map((parameter) => references.follow(parameter))
    : [];
  return new Set(declared.flatMap((parameter) => (parameter?.in === "path" ? String(parameter.name) : [])));
}

function dropUnknown(holder: JsonObject, variables: readonly string[], place: Place, survey: Survey): void {
  if (!Array.isArray(holder.parameters)) return;
  holder.parameters = holder.parameters.filter((written: unknown, at) => {
    const parameter = survey.references.follow(written);
    if (parameter?.in !== "path" || variables.includes(String(parameter.name))) return true;
    const where = below(below(place, "parameters"), at);
    survey.faults.warn(
      "path-parameter",
      where,
      `the path has no {${String(parameter.name)}}; it is left out`,
    );
    return false;
  });
}

function declareMissing(
  operation: JsonObject,
  missing: readonly string[],
  place: Place,
  { faults }: Survey,
): void {
  for (const name of new Set(missing)) {
    const parameter = { name, in: "path", required: true, schema: { type: "string" } };
    const declared: unknown[] = Array.isArray(operation.parameters) ? operation.parameters : [];
    operation.parameters = [...declared, parameter];
    faults.warn("path-parameter", place, `{${name}} of the path is not declared; taken for any text`);
  }
}

function mendResponses(operation: JsonObject, place: Place, { faults }: Survey): void {
  const at = below(place, "responses");
  const responses = isObject(operation.responses) ? operation.responses : {};
  for (const status of Object.keys(responses)) {
    if (status.startsWith("x-") || /^([1-5](\d\d|xx)|default)$/i.test(status)) continue;
    faults.warn("wrong-value", below(at, status), `"${status}" is no status code; it is left out`);
    Reflect.deleteProperty(responses, status);
  }
  operation.responses = responses;
  if (Object.keys(responses).some((status) => !status.startsWith("x-"))) return;
  responses.default = { description: "" };
  faults.warn("missing-responses", place, "has no responses; it answers 200 without a body");
}
