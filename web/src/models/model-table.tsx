import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import type { Model } from "../api/client.ts";
import { ActionMenu } from "./action-menu.tsx";
import { percentOf, timeOf } from "../controls/figures.ts";

interface Props {
  readonly models: readonly Model[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
  readonly onDetails: (id: string) => void;
}

const ROW_PX = 57;

const TITLES = [
  "A/B",
  "Model",
  "Version",
  "Status",
  "Framework",
  "Accuracy",
  "Latency",
  "Uptime",
  "Changed",
  "Actions",
];

/** Models as a table, of which no more rows are there than can be seen. */
export function ModelTable({ models, chosen, onChoose, onDetails }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(table.current?.offsetTop ?? 0), []);
  const rows = useWindowVirtualizer({
    count: models.length,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (at) => models[at]?.id ?? at,
  });
  const shown = rows.getVirtualItems();
  const before = (shown[0]?.start ?? top) - top;
  const after = rows.getTotalSize() - ((shown.at(-1)?.end ?? top) - top);
  return (
    <div className="scroll">
      <table ref={table} aria-rowcount={models.length + 1}>
        <thead>
          <tr>
            {TITLES.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={before} />
          {shown.map(({ index, key }) => {
            const model = models[index];
            return (
              model && (
                <tr key={key} ref={rows.measureElement} data-index={index} aria-rowindex={index + 2}>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`Choose ${model.name} for an A/B test`}
                      checked={chosen.has(model.id)}
                      onChange={() => onChoose(model.id)}
                    />
                  </td>
                  <th scope="row">{model.name}</th>
                  <td>{model.version}</td>
                  <td>
                    <span className={`status ${model.status}`}>{model.status}</span>
                  </td>
                  <td>{model.framework}</td>
                  <td className="number">{percentOf(model.accuracy)}</td>
                  <td className="number">{model.latency} ms</td>
                  <td className="number">{model.uptime} %</td>
                  <td>{timeOf(model.lastUpdated)}</td>
                  <td>
                    <ActionMenu model={model} onDetails={() => onDetails(model.id)} />
                  </td>
                </tr>
              )
            );
          })}
          <Gap height={after} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that cannot be seen. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden className="gap" style={{ height }} /> : null;
}
