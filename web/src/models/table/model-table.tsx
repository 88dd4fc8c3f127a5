import { useRef } from "react";
import { useWindowRows } from "../../controls/window-rows.ts";
import { ActionMenu } from "../action-menu.tsx";
import type { ModelLayout } from "../model-layout.ts";
import { ColumnMenu } from "./column-menu.tsx";
import { TableHead } from "./table-head.tsx";
import { useModelsTable } from "./use-models-table.ts";
import { useRowKeys } from "./use-row-keys.ts";

const ROW_PX = 53;

/** Models as a table, of which no more rows are there than are near enough to be seen. */
export function ModelTable({ models, chosen, onChoose, onDetails }: ModelLayout) {
  const element = useRef<HTMLTableElement>(null);
  const table = useModelsTable(models);
  const { rows } = table.getRowModel();
  const near = useWindowRows(element, {
    count: rows.length,
    rowPx: ROW_PX,
    keyOf: (at) => rows[at]?.id ?? `${at}`,
  });
  const onKeyDown = useRowKeys(element, { count: rows.length, scrollTo: near.scrollTo });
  return (
    <>
      <div className="row end above">
        <ColumnMenu table={table} />
      </div>
      <div className="scroll models-table">
        <table ref={element} aria-label="Models" aria-rowcount={rows.length + 1}>
          <TableHead table={table} />
          <tbody onKeyDown={onKeyDown}>
            <Gap height={near.before} />
            {near.shown.map(({ index }) => {
              const row = rows[index];
              if (!row) return null;
              const model = row.original;
              return (
                <tr key={row.id} ref={near.measure} data-index={index} aria-rowindex={index + 2}>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`Choose ${model.name} for an A/B test`}
                      checked={chosen.has(model.id)}
                      onChange={() => onChoose(model.id)}
                    />
                  </td>
                  {row.getVisibleCells().map((cell) =>
                    cell.column.id === "name" ? (
                      <th key={cell.id} scope="row">
                        <button type="button" className="link" onClick={() => onDetails(model.id)}>
                          {model.name}
                        </button>
                      </th>
                    ) : (
                      <td
                        key={cell.id}
                        className={cell.column.columnDef.meta?.isNumber ? "number" : undefined}
                      >
                        <table.FlexRender cell={cell} />
                      </td>
                    ),
                  )}
                  <td>
                    <ActionMenu model={model} onDetails={() => onDetails(model.id)} />
                  </td>
                </tr>
              );
            })}
            <Gap height={near.after} />
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Stands for the rows that cannot be seen. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden className="gap" style={{ height }} /> : null;
}
