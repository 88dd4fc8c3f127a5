import type { Operation, Parameter } from "../contract/operation.ts";
import { variablesOf } from "../contract/path-template.ts";
import type { Pair } from "./change.ts";
import { compareParameter, describeParameter } from "./compare-parameter.ts";
import type { DocumentPair } from "./document-pair.ts";
import { judgeRemoval, readLifecycle } from "./lifecycle.ts";
import type { Scope } from "./scope.ts";
import { objectAt } from "./side.ts";

const REMOVED = {
  "without-deprecation": "request-parameter-removed",
  "with-deprecation": "request-parameter-removed-with-deprecation",
  "before-sunset": "request-parameter-removed-before-sunset",
  "unreadable-sunset": "request-parameter-sunset-parse",
} as const;

/** Compares the parameters of two operations. Those of the path are the same ones by their position, whatever their names. */
export function compareParameters(operations: Pair<Operation>, documents: DocumentPair, scope: Scope): void {
  const before = byKey(operations.old);
  const after = byKey(operations.new);
  for (const [key, parameter] of before) {
    const there = after.get(key);
    if (there) compareParameter({ old: parameter, new: there }, documents, scope);
    else tellRemoved(parameter, operations, documents, scope);
  }
  for (const [key, parameter] of after) {
    if (before.has(key)) continue;
    const id = parameter.required ? "new-required-request-parameter" : "new-optional-request-parameter";
    const need = parameter.required ? "required" : "optional";
    const at = { old: operations.old.pointer, new: parameter.pointer };
    scope.tell(id, at, `${describeParameter(parameter)} is new and ${need}`);
  }
}

function tellRemoved(
  parameter: Parameter,
  { new: operation }: Pair<Operation>,
  { sides, today }: DocumentPair,
  scope: Scope,
): void {
  const lifecycle = readLifecycle(objectAt(sides.old, parameter.pointer));
  const removal = judgeRemoval(lifecycle, today);
  const date = removal === "before-sunset" ? ` before its sunset date \`${String(lifecycle.sunset)}\`` : "";
  const unread =
    removal === "unreadable-sunset" ? `; its sunset \`${String(lifecycle.sunset)}\` is no date` : "";
  const at = { old: parameter.pointer, new: operation.pointer };
  scope.tell(REMOVED[removal], at, `${describeParameter(parameter)} is gone${date}${unread}`);
}

function byKey({ parameters, path }: Operation): ReadonlyMap<string, Parameter> {
  const variables = variablesOf(path);
  return new Map(
    parameters.map((parameter) => {
      const { in: place, name } = parameter;
      if (place === "path") return [`path ${variables.indexOf(name)}`, parameter];
      return [`${place} ${place === "header" ? name.toLowerCase() : name}`, parameter];
    }),
  );
}
