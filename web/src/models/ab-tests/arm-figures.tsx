import { Meter } from "@base-ui/react/meter";
import type { Interval } from "../../../../handlers/rules/rate-interval.ts";
import type { Schemas } from "../../api/client.ts";
import { percentOf } from "../../controls/figures.ts";
import type { Scale } from "./interval-plot.tsx";
import { IntervalPlot } from "./interval-plot.tsx";

/** What one side of a test has come to: how many of the outcomes that it needs, and its rate among all that fit them. */
export function ArmFigures({
  side,
  name,
  arm: { units, successes, rate },
  required,
  interval,
  scale,
}: {
  readonly side: "A" | "B";
  readonly name: string;
  readonly arm: Schemas["AbTestArm"];
  /** Outcomes that it needs. */
  readonly required: number;
  readonly interval: Interval;
  readonly scale: Scale;
}) {
  return (
    <li className={`arm ${side}`}>
      <div className="arm-name">
        <span className="side">{side}</span> {name}
      </div>
      <div className="arm-rate">
        {rate === null ? (
          <span className="quiet">No outcome yet</span>
        ) : (
          <>
            <strong>{percentOf(rate)}</strong>{" "}
            <span className="quiet">
              {percentOf(interval.lower)} to {percentOf(interval.upper)}
            </span>
          </>
        )}
      </div>
      <Meter.Root
        className="count"
        value={Math.min(units, required)}
        max={required}
        aria-label={`Outcomes of ${side}`}
        aria-valuetext={`${units} of ${required}`}
      >
        <span>
          {successes.toLocaleString()} of {units.toLocaleString()} succeeded, {required.toLocaleString()}{" "}
          needed
        </span>
        <Meter.Track className="track">
          <Meter.Indicator className="indicator" />
        </Meter.Track>
      </Meter.Root>
      <IntervalPlot scale={scale} rate={rate} interval={interval} />
    </li>
  );
}
