import type { Operation } from "../contract/operation.ts";
import type { Pair } from "./change.ts";
import { describeOperation } from "./describe-operation.ts";
import type { Scope } from "./scope.ts";

/** Compares how operations are called and sorted: no request shows it, but generated clients have these names. */
export function compareNames(operations: Pair<Operation>, scope: Scope): void {
  const { old, new: there } = operations;
  const [from, to] = [describeOperation(old).operationId, describeOperation(there).operationId];
  const ids = { old: `${old.pointer}/operationId`, new: `${there.pointer}/operationId` };
  if (from !== undefined && from !== to) {
    const now = to === undefined ? "is gone" : `became \`${to}\``;
    scope.tell("api-operation-id-removed", ids, `the operationId \`${from}\` ${now}`);
  }
  if (from === undefined && to !== undefined) {
    scope.tell("api-operation-id-added", ids, `the operationId \`${to}\` is new`);
  }
  const tags = { old: `${old.pointer}/tags`, new: `${there.pointer}/tags` };
  for (const tag of old.tags) {
    if (!there.tags.includes(tag)) scope.tell("api-tag-removed", tags, `the tag \`${tag}\` is gone`);
  }
  for (const tag of there.tags) {
    if (!old.tags.includes(tag)) scope.tell("api-tag-added", tags, `the tag \`${tag}\` is new`);
  }
}
