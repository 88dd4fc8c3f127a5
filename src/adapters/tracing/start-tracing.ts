import type { Tracer } from "@opentelemetry/api";
import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { samplerOf } from "./sampler.ts";

/** Traces that are sent somewhere. */
export interface Tracing {
  readonly tracer: Tracer;
  /** Sends what has not been sent yet. */
  readonly close: () => Promise<void>;
}

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How the requests of this server are known where `OTEL_SERVICE_NAME` says nothing else. */
const NAME = "contract-server";

/**
 * Begins to send traces as the variables say that OpenTelemetry has for all its programs: to whom, of which service, which of them.
 * @throws {TypeError} for a sampler that there is not.
 */
export function startTracing(version: string, env: Environment): Tracing {
  const sampler = samplerOf(env.OTEL_TRACES_SAMPLER, env.OTEL_TRACES_SAMPLER_ARG);
  const named = resourceFromAttributes({ "service.name": NAME, "service.version": version });
  const provider = new TracerProvider({
    sampler,
    resource: defaultResource()
      .merge(named)
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter(),
        ...(env.OTEL_BSP_SCHEDULE_DELAY !== undefined && {
          scheduledDelayMillis: Number(env.OTEL_BSP_SCHEDULE_DELAY),
        }),
      }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return { tracer: provider.getTracer(NAME, version), close: () => provider.shutdown() };
}
