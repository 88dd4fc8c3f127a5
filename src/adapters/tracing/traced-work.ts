import type { Span, SpanOptions, Tracer } from "@opentelemetry/api";
import { SpanStatusCode } from "@opentelemetry/api";

/** Does some work in a span of its own, which records that it failed. */
export function inSpan<Result>(
  tracer: Tracer,
  name: string,
  options: SpanOptions,
  work: (span: Span) => Result | Promise<Result>,
): Promise<Result> {
  return tracer.startActiveSpan(name, options, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      recordFailure(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Says in a span what has failed. */
export function recordFailure(span: Span, error: unknown): void {
  const failure = error instanceof Error ? error : new Error(String(error));
  span.recordException(failure);
  span.setAttribute("error.type", failure.name);
  span.setStatus({ code: SpanStatusCode.ERROR, message: failure.message });
}
