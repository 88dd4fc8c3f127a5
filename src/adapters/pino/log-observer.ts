import type { Exchange, Observer, RequestHead } from "../../contract/observer.ts";

/** Takes lines of a log, each with its facts: a logger of pino's, or the console. */
export type LineLogger = Record<
  "debug" | "info" | "warn" | "error",
  (facts: object, message: string) => void
>;

/** Writes what a contract and its server do into a log: one line for each request, and one for each thing that is wrong. */
export function logObserver(logger: LineLogger): Observer {
  return {
    exchanged: (exchange) => logger[levelOf(exchange.status)](describe(exchange), "request"),
    replyBroke: (operationId, status, violations, request) =>
      logger.error(
        { requestId: idOf(request), operationId, status, violations },
        "the reply breaks the contract",
      ),
    requestBroke: (operationId, violations, request) =>
      logger.warn({ requestId: idOf(request), operationId, violations }, "the request breaks the contract"),
    declined: (operationId, reason, request, detail) => {
      // Somebody has to do something about a certificate; the others are what a backend is that is being made.
      const level = reason === "untrusted" ? "warn" : "debug";
      const facts = { requestId: idOf(request), operationId, reason, detail };
      logger[level](facts, "the backend does not have it");
    },
    warned: (message) => logger.warn({}, message),
    failed: (error, during, request) =>
      logger.error({ requestId: idOf(request), err: error, during }, "something failed"),
  };
}

function levelOf(status: number): "info" | "warn" | "error" {
  if (status >= 500) return "error";
  return status >= 400 ? "warn" : "info";
}

/** The facts of a line; what is undefined is left out of it. */
function describe({ request, operationId, status, durationMs, source, refusal }: Exchange): object {
  const { method, path } = request;
  const duration = Math.round(durationMs * 100) / 100;
  return {
    requestId: idOf(request),
    method,
    path,
    operationId,
    status,
    durationMs: duration,
    source,
    refusal,
  };
}

function idOf(request: RequestHead | undefined): string | undefined {
  return request?.headers["x-request-id"];
}
