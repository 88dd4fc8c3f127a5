import type { Metric, MetricObjectWithValues, MetricValue, RegistryContentType } from "prom-client";
import { collectDefaultMetrics, register, Registry } from "prom-client";
import type { Figure } from "../../figures/figure.ts";
import type { Histogram } from "../../figures/histogram.ts";

/** In front of the names of all figures that are ours. */
const PREFIX = "contract_server_";

/** The forms in which figures can be written. */
export const FORMATS = [Registry.PROMETHEUS_CONTENT_TYPE, Registry.OPENMETRICS_CONTENT_TYPE] as const;

/** One of them. */
export type Format = (typeof FORMATS)[number];

/** A metric as a registry of prom-client's tells of it. */
type Told = MetricObjectWithValues<MetricValue<string>>;

/**
 * Writes figures down as Prometheus reads them, with those of the process and whatever else is in prom-client's own
 * registry: a handler that counts something by it need do nothing more. The process is watched from the first time on.
 */
export async function writeFigures(figures: readonly Figure[], format: Format): Promise<string> {
  if (!register.getSingleMetric("process_cpu_seconds_total")) collectDefaultMetrics();
  const own = figures.map(toMetric);
  const names = new Set(own.map(({ name }) => name));
  const others = await register.getMetricsAsJSON();
  // A registry changes the names of the metrics that it writes, so that each writing has one of its own.
  const registry = new Registry<RegistryContentType>();
  registry.setContentType(format);
  for (const told of [...own, ...others.filter(({ name }) => !names.has(name))]) {
    const named = format === Registry.OPENMETRICS_CONTENT_TYPE ? withoutSuffix(told) : told;
    registry.registerMetric({ name: named.name, get: () => Promise.resolve(named) } as unknown as Metric);
  }
  return registry.metrics();
}

/** In OpenMetrics a counter is called without the `_total` that its values have. */
function withoutSuffix(told: Told): Told {
  return String(told.type) === "counter" ? { ...told, name: told.name.replace(/_total$/, "") } : told;
}

function toMetric(figure: Figure): Told {
  const name = PREFIX + figure.name;
  const values =
    figure.kind === "histogram"
      ? figure.samples.flatMap(({ labels = {}, value }) => toValues(name, labels, value))
      : figure.samples.map(({ labels = {}, value }) => ({ labels, value }));
  const facts = { name, help: figure.help, type: figure.kind, values, aggregator: "sum" };
  return facts as unknown as Told;
}

function toValues(name: string, labels: object, histogram: Histogram): object[] {
  const { bounds, count, sum } = histogram;
  const cumulated = histogram.cumulated();
  const metricName = `${name}_bucket`;
  return [
    ...bounds.map((le, at) => ({ metricName, labels: { ...labels, le }, value: cumulated[at] })),
    { metricName, labels: { ...labels, le: "+Inf" }, value: count },
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
