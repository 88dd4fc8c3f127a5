import { ArrowDown, ArrowUp } from "lucide-react";
import type { ModelsTable } from "./use-models-table.ts";

const DIRECTIONS = { asc: "ascending", desc: "descending" } as const;

/** The titles of a table's columns; those that it can be sorted by are buttons. */
export function TableHead({ table }: { readonly table: ModelsTable }) {
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          <th scope="col">A/B</th>
          {group.headers.map(({ id, column }) => {
            const direction = column.getIsSorted();
            const title = String(column.columnDef.header);
            return (
              <th
                key={id}
                scope="col"
                className={column.columnDef.meta?.isNumber ? "number" : undefined}
                aria-sort={direction ? DIRECTIONS[direction] : undefined}
              >
                {column.getCanSort() ? (
                  <button type="button" className="sort" onClick={() => column.toggleSorting()}>
                    {title}
                    {direction === "asc" && <ArrowUp size={14} aria-hidden />}
                    {direction === "desc" && <ArrowDown size={14} aria-hidden />}
                  </button>
                ) : (
                  title
                )}
              </th>
            );
          })}
          <th scope="col">Actions</th>
        </tr>
      ))}
    </thead>
  );
}
