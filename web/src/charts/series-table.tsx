import { useState } from "react";
import { timeWords } from "./series-summary.ts";
import { alignSeries, type TimeSeries } from "./time-series.ts";
import type { ValueFormat } from "./value-format.ts";

interface Props {
  readonly title: string;
  readonly series: readonly TimeSeries[];
  readonly format: ValueFormat;
}

/** All values of a chart in a table, the latest first, which is made when it is opened. */
export function SeriesTable({ title, series, format }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Show as table</summary>
      {isOpen && (
        <div className="scroll" role="region" aria-label={`${title}, as a table`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Time</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col" className="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rowsOf(series, format)}</tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function rowsOf(series: readonly TimeSeries[], format: ValueFormat) {
  const { times, values } = alignSeries(series);
  return times
    .map((at, index) => (
      <tr key={at}>
        <th scope="row">{timeWords(at)}</th>
        {series.map(({ name }, of) => {
          const value = values[of]?.[index];
          return (
            <td key={name} className="number">
              {typeof value === "number" ? format(value) : "–"}
            </td>
          );
        })}
      </tr>
    ))
    .reverse();
}
