import { memo, useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { paletteOf, whenSchemeChanges } from "./palette.ts";
import { plotOptions } from "./plot-options.ts";
import { alignSeries, type TimeSeries, withGaps } from "./time-series.ts";
import type { ValueFormat } from "./value-format.ts";

/** What a drawing shows; see the properties of the chart. */
export interface PlotProps {
  readonly series: readonly TimeSeries[];
  readonly format: ValueFormat;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly gapAfterMs?: number | undefined;
  readonly height: number;
  /** Is told the time that the pointer is at, and undefined when it leaves. */
  readonly onPoint: (at: number | undefined) => void;
}

/** The lines of a chart on a canvas by uPlot, in the colours of the page, as wide as their container. */
function Plot(props: PlotProps) {
  const { series, height } = props;
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const latest = useRef(props);
  const count = series.length;

  useEffect(() => {
    latest.current = props;
    plot.current?.setData(dataOf(props));
  });

  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const size = () => ({ width: element.clientWidth, height });
    let palette = paletteOf(element, count);
    const options = plotOptions({ count, shown: () => latest.current, palette: () => palette });
    const made = new uPlot({ ...options, ...size() }, dataOf(latest.current), element);
    plot.current = made;
    const resizing = new ResizeObserver(() => made.setSize(size()));
    resizing.observe(element);
    const stop = whenSchemeChanges(() => {
      palette = paletteOf(element, count);
      made.redraw(false, true);
    });
    return () => {
      stop();
      resizing.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [count, height]);

  return <div ref={host} />;
}

export default memo(Plot);

function dataOf({ series, gapAfterMs = Infinity }: PlotProps): uPlot.AlignedData {
  const { times, values } = alignSeries(
    series.map(({ name, points }) => ({ name, points: withGaps(points, gapAfterMs) })),
  );
  return [times, ...values];
}
