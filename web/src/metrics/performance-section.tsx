import { TimeChart } from "../charts/time-chart.tsx";
import { asPercentage, inUnit } from "../charts/value-format.ts";
import type { Range } from "./ranges.ts";
import { GAP_MS, mergeReadings, seriesOf, timeOf } from "./readings.ts";
import { Section } from "./section.tsx";
import { Tiles } from "./tiles.tsx";
import type { LiveMetrics } from "./use-live-metrics.ts";

const milliseconds = inUnit("ms", 2);
const perSecond = inUnit("/s", 2);
const percent = asPercentage();
const count = inUnit("", 0);

/** The stretch of time that is drawn when the page has just been opened. */
const SHORTEST_MS = 60_000;

interface Props {
  readonly range: Range;
  readonly metrics: Pick<LiveMetrics, "performance">;
}

/** How the server does its work. What there was before the page was opened is not known: the API keeps no history of it. */
export function PerformanceSection({ range, metrics: { performance } }: Props) {
  const readings = mergeReadings([], performance.data ?? [], range);
  const now = readings.at(-1);
  const to = timeOf(now);
  const from = Math.min(to - SHORTEST_MS, timeOf(readings[0]));
  const drawn = { from, to, gapAfterMs: GAP_MS, min: 0 };
  return (
    <Section title="Performance" isPending={performance.isPending}>
      <Tiles
        tiles={[
          {
            name: "Response time",
            value: now && milliseconds(now.response_time_ms),
            note: "mean of a minute",
          },
          { name: "Throughput", value: now && perSecond(now.throughput_requests_per_sec), note: "requests" },
          { name: "Errors", value: now && percent(now.error_rate), note: "answered with 5xx" },
          { name: "Cache hits", value: now && percent(now.cache_hit_rate), note: "of reads, answered 304" },
          { name: "Queue", value: now && count(now.queue_depth), note: "being worked on" },
        ]}
      />
      <div className="charts">
        <TimeChart
          title="Response time"
          series={[seriesOf("Mean", readings, (reading) => reading.response_time_ms)]}
          format={milliseconds}
          {...drawn}
        />
        <TimeChart
          title="Throughput"
          series={[seriesOf("Requests", readings, (reading) => reading.throughput_requests_per_sec)]}
          format={perSecond}
          {...drawn}
        />
      </div>
      <p className="quiet">Drawn since this page was opened: the API keeps no history of these.</p>
    </Section>
  );
}
