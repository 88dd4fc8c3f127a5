import { isSpanContextValid, trace } from "@opentelemetry/api";
import type { LineLogger } from "../pino/log-observer.ts";

/** The same log, each of whose lines names the trace and the span that it was written in, by `traceId` and `spanId`. */
export function traceLog(logger: LineLogger): LineLogger {
  return {
    debug: (facts, message) => logger.debug({ ...idsOfTrace(), ...facts }, message),
    info: (facts, message) => logger.info({ ...idsOfTrace(), ...facts }, message),
    warn: (facts, message) => logger.warn({ ...idsOfTrace(), ...facts }, message),
    error: (facts, message) => logger.error({ ...idsOfTrace(), ...facts }, message),
  };
}

function idsOfTrace(): object {
  const span = trace.getActiveSpan()?.spanContext();
  return span && isSpanContextValid(span) ? { traceId: span.traceId, spanId: span.spanId } : {};
}
