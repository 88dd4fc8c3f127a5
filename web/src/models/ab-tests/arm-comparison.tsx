import { differenceInterval, rateInterval } from "../../../../handlers/rules/rate-interval.ts";
import type { Schemas } from "../../api/client.ts";
import { ArmFigures } from "./arm-figures.tsx";
import { IntervalAxis, scaleOver } from "./interval-plot.tsx";
import type { SideNames } from "./verdicts.ts";

/**
 * Both sides of a test along one scale, each rate with the range it may lie in. How far they are apart is told once
 * something was decided: before that it would tempt people to stop as soon as they like what they see.
 */
export function ArmComparison({
  test,
  names,
}: {
  readonly test: Schemas["AbTest"];
  readonly names: SideNames;
}) {
  const { arms, required_sample_size: required, decision } = test;
  const [a, b] = [tallyOf(arms.a), tallyOf(arms.b)];
  const intervals = { a: rateInterval(a), b: rateInterval(b) };
  const scale = scaleOver([intervals.a, intervals.b]);
  return (
    <figure className="comparison">
      <figcaption className="quiet">Success rate, with its 95 % interval</figcaption>
      <ul>
        <ArmFigures
          side="A"
          name={names.a}
          arm={arms.a}
          required={required.a}
          interval={intervals.a}
          scale={scale}
        />
        <ArmFigures
          side="B"
          name={names.b}
          arm={arms.b}
          required={required.b}
          interval={intervals.b}
          scale={scale}
        />
      </ul>
      <IntervalAxis scale={scale} />
      {decision.p_value !== null && <p>{differenceOf(a, b)}</p>}
    </figure>
  );
}

type Tally = Parameters<typeof rateInterval>[0];

function tallyOf({ units, successes }: Schemas["AbTestArm"]): Tally {
  return { trials: units, successes };
}

function differenceOf(a: Tally, b: Tally): string {
  const { lower, upper } = differenceInterval(a, b);
  const difference = a.successes / a.trials - b.successes / b.trials;
  return `A − B: ${pointsOf(difference)} points, 95 % interval ${pointsOf(lower)} to ${pointsOf(upper)}`;
}

/** A difference of shares in percentage points, with its sign. */
function pointsOf(difference: number): string {
  return (difference * 100).toLocaleString(undefined, {
    signDisplay: "exceptZero",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}
