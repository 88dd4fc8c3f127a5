import { TimeChart } from "../charts/time-chart.tsx";
import { inUnit } from "../charts/value-format.ts";
import type { Range } from "./ranges.ts";
import { endsOf, GAP_MS, mergeReadings, seriesOf } from "./readings.ts";
import { Section } from "./section.tsx";
import { Tiles } from "./tiles.tsx";
import type { LiveMetrics } from "./use-live-metrics.ts";

const count = inUnit("", 0);

interface Props {
  readonly range: Range;
  readonly metrics: Pick<LiveMetrics, "security" | "securityHistory">;
}

/** What the server has refused, and what that says about security. */
export function SecuritySection({ range, metrics: { security, securityHistory } }: Props) {
  const live = security.data ?? [];
  const readings = mergeReadings(securityHistory.data?.data ?? [], live, range);
  const now = live.at(-1);
  const ends = endsOf(live, securityHistory.data, range);
  const drawn = { ...ends, gapAfterMs: GAP_MS, format: count, min: 0 };
  return (
    <Section title="Security" isPending={security.isPending || securityHistory.isPending}>
      <Tiles
        tiles={[
          {
            name: "Threat level",
            value: now && <span className={`level ${now.threat_level}`}>{now.threat_level}</span>,
            note: "of the last minute",
          },
          { name: "Active alerts", value: now && `${now.active_alerts} of 3`, note: "kinds of refusals" },
          { name: "Blocked threats", value: now && count(now.blocked_threats), note: "401, 403, 413" },
          { name: "Anomalies", value: now && count(now.detected_anomalies), note: "400, 404, 405, 415, 422" },
          { name: "Policy violations", value: now && count(now.policy_violations), note: "409, 412" },
        ]}
      />
      <div className="charts">
        <TimeChart
          title="Refused requests a minute"
          series={[
            seriesOf("Blocked threats", readings, (reading) => reading.blocked_threats),
            seriesOf("Anomalies", readings, (reading) => reading.detected_anomalies),
            seriesOf("Policy violations", readings, (reading) => reading.policy_violations),
          ]}
          {...drawn}
        />
        <TimeChart
          title="Active alerts"
          series={[seriesOf("Active alerts", readings, (reading) => reading.active_alerts)]}
          max={3}
          {...drawn}
        />
      </div>
    </Section>
  );
}
