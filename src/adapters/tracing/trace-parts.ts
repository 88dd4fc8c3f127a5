import type { Tracer } from "@opentelemetry/api";
import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Observer } from "../../contract/observer.ts";
import type { Backend, HeaderField } from "../../forward/backend.ts";
import type { Store } from "../../store/store.ts";
import { traceparentOf } from "./trace-context.ts";
import { inSpan, recordFailure } from "./traced-work.ts";

/**
 * Puts a span around each reading and each transaction of a request, with how often it was tried. What is done by the clock
 * belongs to no trace.
 */
export function traceStore<State>(store: Store<State>, tracer: Tracer): Store<State> {
  return {
    read: (body) =>
      trace.getActiveSpan() ? inSpan(tracer, "store read", {}, () => store.read(body)) : store.read(body),
    transaction: (body) => {
      if (!trace.getActiveSpan()) return store.transaction(body);
      return inSpan(tracer, "store transaction", {}, (span) => {
        let attempts = 0;
        return store.transaction((tx) => {
          span.setAttribute("contract_server.store.attempts", ++attempts);
          return body(tx);
        });
      });
    },
    dump: () => store.dump(),
    reset: (seed) => store.reset(seed),
    ...(store.isShared !== undefined && { isShared: store.isShared }),
    health: () => store.health(),
    figures: () => store.figures?.() ?? [],
    close: () => store.close(),
  };
}

/** Puts a span around each call of a handler. */
export function traceHandlers<Handlers extends object>(handlers: Handlers, tracer: Tracer): Handlers {
  const entries = Object.entries(handlers).map(([name, handler]: [string, unknown]) => {
    if (typeof handler !== "function") return [name, handler];
    const call = handler as (context: unknown) => unknown;
    const traced = (context: unknown) => inSpan(tracer, `handler ${name}`, {}, () => call(context));
    return [name, traced];
  });
  return Object.fromEntries(entries) as Handlers;
}

/** Puts a span around each request to a backend, which goes on with the trace. */
export function traceBackend(backend: Backend, tracer: Tracer): Backend {
  const { hostname, port, protocol } = backend.url;
  const attributes = {
    "server.address": hostname,
    "server.port": Number(port || (protocol === "https:" ? 443 : 80)),
  };
  return {
    url: backend.url,
    ask: (request) => {
      const [path = "/"] = request.target.split("?", 1);
      const asked = { "http.request.method": request.method, "url.full": backend.url.origin + path };
      const options = { kind: SpanKind.CLIENT, attributes: { ...attributes, ...asked } };
      return inSpan(tracer, request.method, options, async (span) => {
        const others = request.headers.filter(([name]) => name.toLowerCase() !== "traceparent");
        const parent: HeaderField = ["traceparent", traceparentOf(span.spanContext())];
        const reply = await backend.ask({ ...request, headers: [...others, parent] });
        span.setAttribute("http.response.status_code", reply.status);
        if (reply.status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
        return reply;
      });
    },
  };
}

/** Records in the span of a request what has failed in it that nobody expected. */
export function failureRecorder(): Observer {
  return {
    failed: (error) => {
      const span = trace.getActiveSpan();
      if (span) recordFailure(span, error);
    },
  };
}
