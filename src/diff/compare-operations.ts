import type { Operation } from "../contract/operation.ts";
import { formOf } from "../contract/path-entries.ts";
import { compareOperation } from "./compare-operation.ts";
import { describeOperation } from "./describe-operation.ts";
import type { DocumentPair } from "./document-pair.ts";
import { judgeRemoval, readLifecycle } from "./lifecycle.ts";
import type { MatchedOperations } from "./match-operations.ts";
import type { Scope } from "./scope.ts";
import { objectAt } from "./side.ts";
import { isUnstable, stabilityOf } from "./stability.ts";

/** Compares all operations with the same ones of the other document. */
export function compareOperations(
  { pairs, removed, added }: MatchedOperations,
  documents: DocumentPair,
  scope: Scope,
): void {
  const paths = new Set([...pairs.map((pair) => pair.new), ...added].map(({ path }) => formOf(path)));
  for (const old of removed) tellRemoved(old, paths.has(formOf(old.path)), documents, scope);
  for (const { old, new: there } of pairs) {
    compareOperation({ old, new: there }, documents, scope.within(scopeOf(old, there, documents)));
  }
  for (const operation of added) {
    const inside = scope.within({ operation: describeOperation(operation) });
    inside.tell("endpoint-added", { new: operation.pointer }, "the operation is new");
  }
}

function scopeOf(old: Operation, there: Operation, { sides }: DocumentPair) {
  return {
    operation: describeOperation(there),
    isUnstable: isUnstable(stabilityOf(objectAt(sides.old, old.pointer))),
  };
}

function tellRemoved(
  operation: Operation,
  isPathThere: boolean,
  documents: DocumentPair,
  scope: Scope,
): void {
  const { sides, today } = documents;
  const raw = objectAt(sides.old, operation.pointer);
  const lifecycle = readLifecycle(raw);
  const inside = scope.within({ operation: describeOperation(operation) });
  const at = { old: operation.pointer };
  const what = isPathThere ? "the operation is gone" : "the operation and its path are gone";
  if (isUnstable(stabilityOf(raw))) {
    inside.tell(
      "api-removed-while-unstable",
      at,
      `${what}, which was \`${String(raw["x-stability-level"])}\``,
    );
    return;
  }
  const removal = judgeRemoval(lifecycle, today);
  const sunset = `\`${String(lifecycle.sunset)}\``;
  if (removal === "unreadable-sunset") {
    inside.tell("api-path-sunset-parse", at, `${what}; its sunset ${sunset} is no date`);
    return;
  }
  const how = {
    "without-deprecation": "without having been deprecated",
    "with-deprecation": "as was announced",
    "before-sunset": `before its sunset date ${sunset}`,
  }[removal];
  inside.tell(`${isPathThere ? "api" : "api-path"}-removed-${removal}`, at, `${what} ${how}`);
}
