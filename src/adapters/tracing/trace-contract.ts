import type { Attributes, Tracer } from "@opentelemetry/api";
import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Contract } from "../../contract/contract.ts";
import type { Operation } from "../../contract/operation.ts";
import type { ContractRequest } from "../../contract/request.ts";
import { contextOf } from "./trace-context.ts";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "TRACE"]);

/** Puts a span around each request, by OpenTelemetry's conventions for HTTP servers; it goes on with its client's trace. */
export function traceContract(contract: Contract, tracer: Tracer): Contract {
  return {
    ...contract,
    async handle(request) {
      const operation = contract.inspection.find(request);
      const parent = contextOf(request.headers.traceparent);
      const options = { kind: SpanKind.SERVER, attributes: attributesOf(request, operation) };
      const method = methodOf(request);
      const span = tracer.startSpan(operation ? `${method} ${routeOf(operation)}` : method, options, parent);
      try {
        const response = await context.with(trace.setSpan(parent, span), () => contract.handle(request));
        span.setAttribute("http.response.status_code", response.status);
        if (response.status >= 500) {
          span.setAttribute("error.type", String(response.status));
          span.setStatus({ code: SpanStatusCode.ERROR });
        }
        return response;
      } finally {
        span.end();
      }
    },
  };
}

/** Nothing of the query: there may be secrets in it. */
function attributesOf(request: ContractRequest, operation: Operation | undefined): Attributes {
  const { path, headers, scheme = "http", remoteAddress } = request;
  const host = URL.canParse(`${scheme}://${headers.host ?? ""}`)
    ? new URL(`${scheme}://${headers.host ?? ""}`)
    : undefined;
  const port = host && Number(host.port || (scheme === "https" ? 443 : 80));
  return {
    "http.request.method": methodOf(request),
    ...(operation && { "http.route": routeOf(operation), "openapi.operation.id": operation.operationId }),
    "url.scheme": scheme,
    "url.path": path,
    ...(host && { "server.address": host.hostname, "server.port": port }),
    ...(remoteAddress !== undefined && { "client.address": remoteAddress }),
    ...(headers["user-agent"] !== undefined && { "user_agent.original": headers["user-agent"] }),
  };
}

function routeOf({ basePaths, path }: Operation): string {
  return `${(basePaths[0] ?? "").replace(/\/$/, "")}${path}`;
}

function methodOf({ method }: ContractRequest): string {
  return METHODS.has(method) ? method : "_OTHER";
}
