import type { Environment, Tracing } from "../adapters/tracing/start-tracing.ts";
import { codeOf, UsageError } from "./usage-error.ts";

/** The packages that send traces, which nobody has who sends none. */
const PACKAGES = [
  ...["@opentelemetry/sdk-trace", "@opentelemetry/exporter-trace-otlp-proto"],
  ...["@opentelemetry/context-async-hooks", "@opentelemetry/resources"],
];

/** Only this form of OTLP is spoken; it is the one that is taken where nobody says anything. */
const PROTOCOL = "http/protobuf";

/**
 * Begins to send traces where OpenTelemetry's variables say where to; undefined, and nothing loaded, where they do not.
 * @throws {UsageError} for what they ask for that cannot be done, and for packages that are not installed.
 */
export async function loadTracing(version: string, env: Environment): Promise<Tracing | undefined> {
  if (!isConfigured(env)) return undefined;
  const protocol = env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL ?? env.OTEL_EXPORTER_OTLP_PROTOCOL ?? PROTOCOL;
  if (protocol !== PROTOCOL) {
    throw new UsageError(
      `traces are sent by ${PROTOCOL}, and not by ${protocol}: leave OTEL_EXPORTER_OTLP_PROTOCOL out, and name an address that takes OTLP by HTTP`,
    );
  }
  const exporter = env.OTEL_TRACES_EXPORTER ?? "otlp";
  if (exporter !== "otlp") throw new UsageError(`OTEL_TRACES_EXPORTER is otlp or none, and not ${exporter}`);
  try {
    const { startTracing } = await import("../adapters/tracing/start-tracing.ts");
    return startTracing(version, env);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    if (codeOf(error) !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError(`to send traces, install what does it: npm install ${PACKAGES.join(" ")}`);
  }
}

function isConfigured(env: Environment): boolean {
  const isDisabled = env.OTEL_SDK_DISABLED?.toLowerCase() === "true" || env.OTEL_TRACES_EXPORTER === "none";
  const place = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_ENDPOINT ?? "";
  return !isDisabled && place !== "";
}
