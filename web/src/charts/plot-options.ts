import uPlot from "uplot";
import type { Palette } from "./palette.ts";
import type { PlotProps } from "./plot.tsx";
import { tickWords } from "./tick-words.ts";

/** The dashes of each line, as the legend has them too. */
const DASHES = [[], [8, 3], [3, 3], [9, 3, 2, 3], [5, 5], [1, 3]];

interface Drawing {
  /** How many lines there are. */
  readonly count: number;
  /** What is shown now: asked at each drawing. */
  readonly shown: () => PlotProps;
  readonly palette: () => Palette;
}

/** How uPlot draws a chart; all but the number of lines may change while it is there. */
export function plotOptions({ count, shown, palette }: Drawing): Omit<uPlot.Options, "width" | "height"> {
  const colourOf = (index: number) => () => palette().series[index] ?? palette().text;
  const axis = {
    stroke: () => palette().text,
    grid: { stroke: () => palette().grid, width: 1 },
    ticks: { show: false },
    font: palette().font,
  };
  return {
    ms: 1,
    padding: [8, 28, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 8 } },
    scales: {
      x: { range: (_, first, last) => [shown().from ?? first, shown().to ?? last] },
      y: { range: (_, lowest, highest) => valueRange(shown(), lowest, highest) },
    },
    axes: [
      { ...axis, size: 28, space: 70, values: (_, splits, _axis, _space, step) => tickWords(splits, step) },
      {
        ...axis,
        space: 32,
        incrs: ({ data }) => stepsOf(data),
        size: (plot, words) => widthOf(plot, palette().font, words),
        values: (_, splits) => splits.map((value) => shown().format(value)),
      },
    ],
    series: [
      {},
      ...Array.from({ length: count }, (_, index): uPlot.Series => ({
        width: 2,
        dash: DASHES[index] ?? [],
        stroke: colourOf(index),
        points: { size: 5, fill: colourOf(index) },
        ...(count === 1 && { fill: () => faded(colourOf(0)()) }),
      })),
    ],
    hooks: {
      setCursor: [
        ({ cursor, data }) => shown().onPoint(cursor.idx == null ? undefined : data[0][cursor.idx]),
      ],
    },
  };
}

/** From 0 when no value is below, and with a little room above; a whole unit where all values are 0 or there is none. */
function valueRange(
  { min, max }: PlotProps,
  lowest: number | null,
  highest: number | null,
): [number, number] {
  const [low, high] =
    lowest === null || highest === null || (lowest === 0 && highest === 0)
      ? [0, 1]
      : uPlot.rangeNum(Math.min(lowest, 0), highest, 0.1, true);
  return [min ?? low ?? 0, max ?? high ?? 1];
}

/** How far apart the marks of the values may be: 1, 2, 5, 10 … and fractions of these unless all values are whole. */
function stepsOf([, ...series]: uPlot.AlignedData): number[] {
  const values = series.flatMap((line) => [...line]);
  const isWhole = values.every((value) => value == null || Number.isInteger(value));
  const smallest = isWhole ? 0 : -6;
  return Array.from({ length: 16 - smallest }, (_, at) =>
    [1, 2, 5].map((step) => step * 10 ** (at + smallest)),
  ).flat();
}

/** How much room the values' axis needs for its longest words, in pixels. */
function widthOf({ ctx }: uPlot, font: string, words: readonly string[] | null): number {
  ctx.save();
  ctx.font = font;
  const width = Math.max(0, ...(words ?? []).map((word) => ctx.measureText(word).width));
  ctx.restore();
  return Math.ceil(width) + 14;
}

function faded(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/, "rgba($1, 0.12)");
}
