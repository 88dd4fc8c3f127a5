import type { Router } from "../checks.ts";
import type { Operation } from "../operation.ts";
import type { PathEntry } from "../path-entries.ts";
import { renameFor } from "../path-entries.ts";
import { Problem } from "../problem.ts";
import type { ContractRequest, DraftReply } from "../request.ts";

/** A request that has found its operation. */
export interface Routed {
  readonly request: ContractRequest;
  readonly operation: Operation;
  /** The path template's variables as they stand in the path, still encoded. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Finds the operation that a request asks for. HEAD is answered as its GET, and OPTIONS by the methods there are
 * (RFC 9110, sections 9.3.2 and 9.3.7), where the contract does not declare them itself.
 * @throws {Problem} 404 for a path, 405 for a method that the contract does not have.
 */
export function route(router: Router, request: ContractRequest): Routed | DraftReply {
  const match = router.find(request.path);
  if (!match) {
    throw new Problem({ status: 404, detail: describeMissing(request.path, router.basePaths) });
  }
  const { operations } = match.value;
  const operation =
    operations.get(request.method) ?? (request.method === "HEAD" ? operations.get("GET") : undefined);
  if (operation) return { request, operation, variables: renameFor(operation, match.value, match.variables) };
  const allow = allowedMethods(match.value);
  if (request.method === "OPTIONS") return { status: 204, headers: { Allow: allow }, source: "engine" };
  throw new Problem({
    status: 405,
    detail: `${match.value.path} knows ${allow}, not ${request.method}.`,
    headers: { Allow: allow },
  });
}

function describeMissing(path: string, basePaths: readonly string[]): string {
  const isInside = basePaths.some(
    (base) => base === "" || base.includes("{") || path === base || path.startsWith(`${base}/`),
  );
  if (isInside || basePaths.length === 0) return `The contract has no path that fits ${path}.`;
  return `${path} is outside of the contract, whose paths begin with ${basePaths.join(" or ")}.`;
}

function allowedMethods({ operations }: PathEntry): string {
  const methods = new Set(operations.keys());
  if (methods.has("GET")) methods.add("HEAD");
  methods.add("OPTIONS");
  return [...methods].sort().join(", ");
}
