import { DocumentError } from "../contract/document.ts";
import type { Operation } from "../contract/operation.ts";

/**
 * Looks for what the schema of OpenAPI cannot see: two operations of one name.
 * @throws {DocumentError} with both places.
 */
export function checkOperations(operations: readonly Operation[], file: string): void {
  for (const [operationId, group] of Map.groupBy(operations, (operation) => operation.operationId)) {
    if (group.length === 1) continue;
    const places = group.map(({ pointer }) => `#${pointer}`).join(" and ");
    throw new DocumentError(
      `${file}: the operationId "${operationId}" stands at ${places}; it must be unique`,
    );
  }
}
