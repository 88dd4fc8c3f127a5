import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { formOf } from "../../contract/path-entries.ts";
import { variablesOf } from "../../contract/path-template.ts";
import { METHODS } from "../grammar.ts";
import type { Place } from "../place.ts";
import { below } from "../place.ts";
import type { Rule, Survey } from "./survey.ts";

/** Puts right the operations of a path: their names, the path's parameters, their responses. */
export function createPathRule(): Rule {
  const names = new Map<string, Place>();
  const templates = new Map<string, string>();
  return (item, place, survey) => {
    const path = String(place.step);
    const variables = variablesOf(path);
    tellUnreachable(item, place, templates, survey);
    const shared = readPathParameters(item, survey);
    dropUnknown(item, variables, place, survey);
    for (const method of METHODS) {
      const operation = item[method];
      if (!isObject(operation)) continue;
      const at = below(place, method);
      if (method === "query") survey.faults.warn("not-served", at, "the method QUERY is not served");
      nameOperation(operation, at, names, survey);
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
    if (item.additionalOperations !== undefined) {
      survey.faults.warn("not-served", below(place, "additionalOperations"), "these methods are not served");
    }
  };
}

/** Of two templates that fit the same paths, each may have methods that the other has not. */
function tellUnreachable(
  item: JsonObject,
  place: Place,
  known: Map<string, string>,
  { faults }: Survey,
): void {
  const path = String(place.step);
  if (/[?#]/.test(path)) {
    faults.warn(
      "unreachable-path",
      place,
      "is no path: there must be no ? or # in it, so that it is never asked for",
    );
  }
  for (const method of METHODS) {
    if (!isObject(item[method])) continue;
    const asked = `${method} ${formOf(path)}`;
    const first = known.get(asked);
    const message = `fits the same paths as ${method} ${String(first)}, which is taken for all of them`;
    if (first === undefined) known.set(asked, path);
    else faults.warn("unreachable-path", below(place, method), message);
  }
}

/** An operation whose name is left out gets one of its method and path. */
function nameOperation(
  operation: JsonObject,
  place: Place,
  names: Map<string, Place>,
  { faults }: Survey,
): void {
  const { operationId } = operation;
  const madeUp = `${String(place.step)} ${String(place.holder?.step)}`;
  if (typeof operationId !== "string" || operationId === "") {
    delete operation.operationId;
    faults.warn("missing-operation-id", place, `has no operationId; it is called "${madeUp}"`);
  } else if (names.has(operationId)) {
    delete operation.operationId;
    const first = names.get(operationId)?.holder?.step;
    faults.warn(
      "duplicate-operation-id",
      place,
      `the operationId "${operationId}" is taken already by ${String(names.get(operationId)?.step)} ${String(first)}; this one is called "${madeUp}"`,
    );
  } else names.set(operationId, place);
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
