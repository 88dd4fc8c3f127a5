import type { Operation } from "../contract/operation.ts";
import type { Violation } from "../contract/problem.ts";
import { Problem } from "../contract/problem.ts";
import { describeViolations } from "../contract/violation.ts";

/** The backend does not answer what only it could answer. */
export function silent(reason: string): Problem {
  return badGateway(
    "backend-silent",
    `The backend does not answer (${reason}), and the contract has nothing like this; start the backend.`,
  );
}

/** The backend's answer has ended in the middle. */
export function broken(error: Error): Problem {
  return badGateway(
    "backend-broke-off",
    `The backend broke off in the middle of its answer: ${error.message}.`,
  );
}

/** The backend has answered what the contract does not allow. */
export function brokenReply(operation: Operation, status: number, violations: readonly Violation[]): Problem {
  const isRead = operation.method === "GET" || operation.method === "HEAD";
  const effect = isRead ? "" : " What it has changed stays changed.";
  return badGateway(
    "backend-breaks-contract",
    `The backend answered ${operation.operationId} with ${status}, which breaks the contract: ${describeViolations(violations)}.${effect}`,
    violations,
  );
}

function badGateway(kind: string, detail: string, errors?: readonly Violation[]): Problem {
  return new Problem({ status: 502, kind, title: "Bad gateway", detail, ...(errors && { errors }) });
}

/** The request has been here before. */
export function loop(): Problem {
  return new Problem({
    status: 508,
    kind: "loop-detected",
    title: "Loop detected",
    detail:
      "The backend hands its requests on to this server again; give --forward the address of the backend itself.",
  });
}

/** A connection that is to become a WebSocket is none that can be held against the contract. */
export function socket(backend: URL): Problem {
  return new Problem({
    status: 501,
    kind: "no-websockets",
    title: "WebSockets are not passed on",
    detail: `WebSockets are not passed on to the backend; connect to ${backend.host} itself.`,
  });
}

/** Nobody is going to read the answer; the status stands in the log. */
export function clientGone(): Problem {
  return new Problem({
    status: 499,
    kind: "client-gone",
    title: "Client gone",
    detail: "The client has gone before it was answered.",
  });
}

/** A body that has ended too early, when its beginning is with the client already. */
export function brokenOff(error: unknown): Violation {
  const why = error instanceof Error ? error.message : String(error);
  return { in: "body", path: "", keyword: "truncated", message: `broke off in the middle: ${why}` };
}
