import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { timeWords } from "../charts/series-summary.ts";
import { Faults } from "./faults.tsx";
import { LIVE_PERIOD_MS } from "./metrics-queries.ts";
import { PerformanceSection } from "./performance-section.tsx";
import { RANGE_NAMES, RANGES, useRange } from "./ranges.ts";
import { timeOf } from "./readings.ts";
import { SecuritySection } from "./security-section.tsx";
import { SystemSection } from "./system-section.tsx";
import { useLiveMetrics } from "./use-live-metrics.ts";
import "./metrics.css";

/** Figures of the machine, of security and of the server's work: those of now, and over time. */
export function MetricsPage() {
  const [name, choose] = useRange();
  const [isPaused, setPaused] = useState(false);
  const metrics = useLiveMetrics(name, isPaused);
  const range = RANGES[name];
  const { performance } = metrics;
  const last = performance.data?.at(-1);
  return (
    <>
      <p className="quiet">
        {performance.isPending && "Asking the server"}
        {performance.isError && !last && "No answer"}
        {last && `As of ${timeWords(timeOf(last))}`}
        {isPaused ? ", paused." : `, asked again every ${LIVE_PERIOD_MS / 1000} seconds.`}
      </p>
      <div className="toolbar">
        <div className="joined" role="group" aria-label="Range">
          {RANGE_NAMES.map((each) => (
            <button key={each} type="button" aria-pressed={each === name} onClick={() => void choose(each)}>
              {RANGES[each].title}
            </button>
          ))}
        </div>
        <button type="button" onClick={() => setPaused(!isPaused)}>
          {isPaused ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
          {isPaused ? "Resume" : "Pause"}
        </button>
      </div>
      <Faults queries={Object.values(metrics)} />
      <SystemSection range={range} metrics={metrics} />
      <SecuritySection range={range} metrics={metrics} />
      <PerformanceSection range={range} metrics={metrics} />
    </>
  );
}
