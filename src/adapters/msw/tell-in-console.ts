import type { Observer, RequestHead } from "../../contract/observer.ts";
import { describeViolations } from "../../contract/violation.ts";

/** What is written to; `console` has both. */
export interface Console {
  warn(...message: readonly unknown[]): void;
  error(...message: readonly unknown[]): void;
}

const NAME = "[contract-server]";

/**
 * Tells, of requests that are one's own, what whoever writes the page or the handlers has to know: which request the
 * contract refused and why, which reply broke it, and what failed.
 */
export function tellInConsole(console: Console, isOwn: (request: RequestHead) => boolean): Observer {
  return {
    exchanged({ request, operationId = "no operation", status, source, refusal }) {
      if (refusal === undefined || source !== "engine" || status >= 500 || !isOwn(request)) return;
      const asked = `${request.method} ${request.path}`;
      console.warn(`${NAME} ${operationId}: ${asked} was refused with ${status}. ${refusal}`);
    },
    replyBroke(operationId, status, violations, request) {
      if (request && !isOwn(request)) return;
      const told = describeViolations(violations);
      console.error(`${NAME} ${operationId}: the reply ${status} breaks the contract: ${told}.`);
    },
    requestBroke(operationId = "no operation", violations, request) {
      if (!isOwn(request)) return;
      const told = describeViolations(violations);
      console.warn(`${NAME} ${operationId}: the request breaks the contract: ${told}.`);
    },
    failed(error, during, request) {
      if (request && !isOwn(request)) return;
      console.error(`${NAME} ${during} failed:`, error);
    },
    warned: (message) => console.warn(`${NAME} ${message}`),
  };
}
