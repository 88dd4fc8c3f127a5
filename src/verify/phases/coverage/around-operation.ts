import type { Operation } from "../../../contract/operation.ts";
import type { WireRequest } from "../../requests/wire-request.ts";
import type { CaseDraft } from "../../test-case.ts";
import type { PhaseParts } from "../phase.ts";

/** Without credentials, and with wrong ones, where the operation asks for any. */
export function* wrongCredentials(
  { credentials }: PhaseParts,
  operation: Operation,
  request: WireRequest,
): Iterable<CaseDraft> {
  if (!credentials.asksFor(operation)) return;
  const tries = [`${operation.pointer}/security`];
  const none = credentials.attachNone(operation, request);
  yield { operation, title: "without credentials", credentials: "missing", request: none, tries };
  const wrong = credentials.attachWrong(operation, request);
  if (wrong) yield { operation, title: "with wrong credentials", credentials: "wrong", request: wrong, tries };
}

/** HTTP answers HEAD, OPTIONS and TRACE on its own; they are no methods that a contract leaves out. */
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Each usual method that the path does not declare, told at the first operation of the path. */
export function* undeclaredMethods(
  { declared, credentials }: PhaseParts,
  operation: Operation,
  request: WireRequest,
): Iterable<CaseDraft> {
  const ofPath = declared.filter(({ path }) => path === operation.path);
  if (ofPath[0] !== operation) return;
  for (const method of METHODS) {
    if (ofPath.some((other) => other.method === method)) continue;
    const { path, query, headers } = credentials.attach(operation, request);
    const others = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "content-type"));
    yield {
      ...{ operation, title: `the method ${method}, which is not declared` },
      request: { method, path, query, headers: others },
      tries: [operation.pointer.slice(0, operation.pointer.lastIndexOf("/"))],
    };
  }
}
