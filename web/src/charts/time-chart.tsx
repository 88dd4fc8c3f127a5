import { type ComponentType, lazy, Suspense, useId, useState } from "react";
import type { PlotProps } from "./plot.tsx";
import { summaryOf, timeWords } from "./series-summary.ts";
import { SeriesTable } from "./series-table.tsx";
import { type TimeSeries, valueAt } from "./time-series.ts";
import { inUnit, type ValueFormat } from "./value-format.ts";
import "./time-chart.css";

/**
 * The chart library comes when a chart is first drawn, so that no page loads it before. It may fail to: without a
 * connection, or in a browser of a locale that `Intl` does not know (`en-US@posix`), which uPlot throws at.
 */
const Plot = lazy<ComponentType<PlotProps>>(() => import("./plot.tsx").catch(() => ({ default: Undrawn })));

function Undrawn() {
  return <p className="quiet">The drawing could not be loaded. The table has all its values.</p>;
}

const plainNumber = inUnit();

/** What a chart over time shows. */
export interface TimeChartProps {
  /** What the chart is of; its heading. */
  readonly title: string;
  /** One to six lines in the same unit. Their names are keys: no two are equal. */
  readonly series: readonly TimeSeries[];
  /** Writes a value with its unit, on the axis too; plain numbers when left out. */
  readonly format?: ValueFormat;
  /** The ends of the time axis in milliseconds since 1970; when left out, the first and the last point. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The ends of the value axis; what is left out follows the values. */
  readonly min?: number;
  readonly max?: number;
  /** Points further apart than so many milliseconds are not joined; when left out, all are. */
  readonly gapAfterMs?: number;
  /** Pixels that the drawing is high: 180 when left out. It is as wide as its container. */
  readonly height?: number;
}

/**
 * Lines over time with a legend of their current values, or of those where the pointer is. The same is there as text for
 * those who do not see the drawing, and as a table.
 */
export function TimeChart(props: TimeChartProps) {
  const { title, series, format = plainNumber, height = 180, ...drawn } = props;
  const [pointed, setPointed] = useState<number>();
  const heading = useId();
  const isEmpty = series.every((line) => valueAt(line) === undefined);
  return (
    <figure className="chart" aria-labelledby={heading}>
      <figcaption>
        <span id={heading}>{title}</span>
        {pointed !== undefined && <time className="quiet">{timeWords(pointed)}</time>}
      </figcaption>
      <ul className="legend">
        {series.map((line, index) => (
          <li key={line.name} className={`series-${index + 1}`}>
            <Swatch />
            <span>{line.name}</span>
            <strong>{valueWords(valueAt(line, pointed), format)}</strong>
          </li>
        ))}
      </ul>
      <div
        role="img"
        aria-label={series.map((line) => summaryOf(line, format)).join(" ")}
        className="drawing"
        style={{ height }}
      >
        {isEmpty ? (
          <p className="quiet">No values yet.</p>
        ) : (
          <Suspense>
            <Plot {...drawn} series={series} format={format} height={height} onPoint={setPointed} />
          </Suspense>
        )}
      </div>
      <SeriesTable title={title} series={series} format={format} />
    </figure>
  );
}

function valueWords(value: number | undefined, format: ValueFormat): string {
  return value === undefined ? "–" : format(value);
}

/** A piece of the line as it is drawn: its colour, and its dashes for those who cannot tell the colours apart. */
function Swatch() {
  return (
    <svg width="22" height="10" aria-hidden>
      <line x1="1" y1="5" x2="21" y2="5" />
    </svg>
  );
}
