import { TimeChart } from "../charts/time-chart.tsx";
import { inUnit, withPrefix } from "../charts/value-format.ts";
import { isUnavailable } from "./metrics-queries.ts";
import { networkRates, ofWholeIntervals } from "./network-rates.ts";
import type { Range } from "./ranges.ts";
import { endsOf, GAP_MS, mergeReadings, seriesOf } from "./readings.ts";
import { Section } from "./section.tsx";
import { Tiles } from "./tiles.tsx";
import type { LiveMetrics } from "./use-live-metrics.ts";

const percent = inUnit("%");
const bytesPerSecond = withPrefix("B/s");

interface Props {
  readonly range: Range;
  readonly metrics: Pick<LiveMetrics, "system" | "systemHistory">;
}

/** The figures of the machine that the server runs on. */
export function SystemSection({ range, metrics: { system, systemHistory } }: Props) {
  const live = system.data ?? [];
  const history = systemHistory.data;
  const readings = mergeReadings(history?.data ?? [], live, range);
  const liveRates = networkRates(live);
  const sampledRates = history ? networkRates(ofWholeIntervals(history, range.intervalMs)) : [];
  const rates = mergeReadings(sampledRates, liveRates, range);
  const [now, rateNow] = [live.at(-1), liveRates.at(-1)];
  const drawn = { ...endsOf(live, history, range), gapAfterMs: GAP_MS };
  return (
    <Section title="System" isPending={system.isPending || systemHistory.isPending}>
      {isUnavailable(system.error) ? (
        <p className="card notice" role="status">
          {system.error?.message}
        </p>
      ) : (
        <Tiles
          tiles={[
            { name: "Processors", value: now && percent(now.cpu_usage), note: "load of all together" },
            { name: "Memory", value: now && percent(now.memory_usage), note: "in use" },
            { name: "Disk", value: now && percent(now.disk_usage), note: "in use" },
            { name: "Received", value: rateWords(rateNow?.received), note: "over all interfaces" },
            { name: "Sent", value: rateWords(rateNow?.sent), note: "over all interfaces" },
          ]}
        />
      )}
      <div className="charts">
        <TimeChart
          title="Load and use"
          series={[
            seriesOf("Processors", readings, (reading) => reading.cpu_usage),
            seriesOf("Memory", readings, (reading) => reading.memory_usage),
            seriesOf("Disk", readings, (reading) => reading.disk_usage),
          ]}
          format={percent}
          min={0}
          max={100}
          {...drawn}
        />
        <TimeChart
          title="Network"
          series={[
            seriesOf("Received", rates, ({ received }) => received),
            seriesOf("Sent", rates, ({ sent }) => sent),
          ]}
          format={bytesPerSecond}
          min={0}
          {...drawn}
        />
      </div>
    </Section>
  );
}

function rateWords(rate: number | null | undefined): string | undefined {
  return typeof rate === "number" ? bytesPerSecond(rate) : undefined;
}
