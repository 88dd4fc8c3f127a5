import type { Operation } from "../contract/operation.ts";

/** Which operations are meant: all of them, unless something is said. */
export interface Selection {
  readonly includeTags?: readonly string[];
  readonly excludeTags?: readonly string[];
  /** OperationIds. */
  readonly includeOperations?: readonly string[];
  readonly excludeOperations?: readonly string[];
}

/**
 * The operations that are meant.
 * @throws {TypeError} for a tag or an operation that the document does not have, and when none is left.
 */
export function selectOperations(all: readonly Operation[], selection: Selection): Operation[] {
  const { includeTags = [], excludeTags = [], includeOperations = [], excludeOperations = [] } = selection;
  const ids = new Set(all.map(({ operationId }) => operationId));
  const tags = new Set(all.flatMap((operation) => operation.tags));
  refuseUnknown("operation", [...includeOperations, ...excludeOperations], ids);
  refuseUnknown("tag", [...includeTags, ...excludeTags], tags);
  const isIncluded = ({ operationId, tags: own }: Operation) =>
    (includeTags.length === 0 && includeOperations.length === 0) ||
    includeOperations.includes(operationId) ||
    own.some((tag) => includeTags.includes(tag));
  const isExcluded = ({ operationId, tags: own }: Operation) =>
    excludeOperations.includes(operationId) || own.some((tag) => excludeTags.includes(tag));
  const chosen = all.filter((operation) => isIncluded(operation) && !isExcluded(operation));
  if (chosen.length === 0)
    throw new TypeError("no operation is left to be verified; include more, or exclude less");
  return chosen;
}

function refuseUnknown(kind: string, given: readonly string[], known: ReadonlySet<string>): void {
  const unknown = given.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const list = [...known].slice(0, 20).join(", ");
  throw new TypeError(
    `the document has no ${kind} "${unknown}"; it has ${list}${known.size > 20 ? ", …" : ""}`,
  );
}

const ORDER = ["POST", "GET", "HEAD", "OPTIONS", "QUERY", "TRACE", "PUT", "PATCH", "DELETE"];

/** In the order in which they are best asked: what creates comes first, and what removes last. */
export function inAskingOrder(operations: readonly Operation[]): Operation[] {
  const rank = ({ method }: Operation) => {
    const at = ORDER.indexOf(method);
    return at === -1 ? ORDER.length : at;
  };
  // Lists first: what they answer has the ids that others ask for.
  const isList = ({ method, path }: Operation) => method === "GET" && !path.includes("{");
  return [...operations].sort((a, b) => Number(isList(b)) - Number(isList(a)) || rank(a) - rank(b));
}
