import { StoreFullError } from "../store/bounded-memory.ts";
import { StoreUnavailableError } from "../store/store.ts";
import type { Observer, RequestHead } from "./observer.ts";
import type { Operation } from "./operation.ts";
import { Problem } from "./problem.ts";
import { TooSlowError } from "./time-limit.ts";

/**
 * What a client hears of an error. Expected refusals pass; a session that is full is a 507; a store that cannot write and a
 * handler that never ends are a 503; anything else is our fault and says nothing more.
 */
export function toProblem(
  error: unknown,
  observer: Observer,
  operation: Operation | undefined,
  request: RequestHead,
): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoreFullError) {
    return new Problem({ status: 507, detail: `${error.message} Reset it, or begin another session.` });
  }
  observer.failed?.(error, operation?.operationId ?? "routing", request);
  if (error instanceof StoreUnavailableError || error instanceof TooSlowError) {
    return new Problem({ status: 503, detail: error.message, headers: { "Retry-After": "30" } });
  }
  return new Problem({ status: 500, detail: "The server failed while answering; its log says why." });
}
