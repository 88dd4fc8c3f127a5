import { functionalUpdate, useTable } from "@tanstack/react-table";
import { useMemo } from "react";
import type { Model } from "../../api/client.ts";
import { MODEL_SORT_KEYS, MODEL_SORTS } from "../model-sorts.ts";
import { orderOf, useShown } from "../shown-models.ts";
import { columns, features } from "./model-columns.tsx";

/** The table of models in the state that the page's address has. The models come in their order already. */
export function useModelsTable(models: readonly Model[]) {
  const [choice, choose] = useShown();
  const { sort, hidden } = choice;
  const order = orderOf(choice);
  // The table renders anew for each state that is not the one it has.
  const sorting = useMemo(() => [{ id: sort, desc: order === "desc" }], [sort, order]);
  const columnVisibility = useMemo(() => Object.fromEntries(hidden.map((id) => [id, false])), [hidden]);
  return useTable({
    features,
    columns,
    data: models,
    getRowId: ({ id }) => id,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting, columnVisibility },
    onSortingChange: (change) => {
      const [wanted] = functionalUpdate(change, sorting);
      const key = MODEL_SORT_KEYS.find((known) => known === wanted?.id);
      if (!wanted || !key) return;
      const direction = wanted.desc ? "desc" : "asc";
      void choose({ sort: key, order: direction === MODEL_SORTS[key].order ? null : direction });
    },
    onColumnVisibilityChange: (change) => {
      const visible = functionalUpdate(change, columnVisibility);
      void choose({ hidden: Object.keys(visible).filter((id) => visible[id] === false) });
    },
  });
}

/** The table, as its parts are given it. */
export type ModelsTable = ReturnType<typeof useModelsTable>;
