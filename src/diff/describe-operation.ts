import type { Operation } from "../contract/operation.ts";
import type { ChangedOperation } from "./change.ts";

/** How an operation is called in reports. */
export function describeOperation(
  { method, path, operationId, tags }: Operation,
  kind: ChangedOperation["kind"] = "operation",
): ChangedOperation {
  const isMadeUp = operationId === `${method.toLowerCase()} ${path}`;
  return { method, path, ...(!isMadeUp && { operationId }), tags, kind };
}
