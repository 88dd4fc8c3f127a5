import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import type { Model } from "../../api/client.ts";
import { percentOf, timeOf } from "../../controls/figures.ts";
import type { ModelSort } from "../model-sorts.ts";
import { MODEL_SORTS } from "../model-sorts.ts";
import { StatusBadge } from "../status-badge.tsx";

/** What the table of models does: it is told its order, and leaves out columns. */
export const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  columnMeta: metaHelper<{ readonly isNumber?: boolean }>(),
});

const column = createColumnHelper<typeof features, Model>();

/** The columns of the table, besides the one for choosing and the one with the actions. */
export const columns = column.columns([
  column.accessor("name", { ...sorted("name"), enableHiding: false }),
  column.accessor("version", { header: "Version", enableSorting: false }),
  column.accessor("status", {
    ...sorted("status"),
    cell: ({ row }) => <StatusBadge status={row.original.status} />,
  }),
  column.accessor("framework", sorted("framework")),
  column.accessor(
    "accuracy",
    figure("accuracy", ({ accuracy }) => percentOf(accuracy)),
  ),
  column.accessor(
    "latency",
    figure("latency", ({ latency }) => `${latency} ms`),
  ),
  column.accessor(
    "throughput",
    figure("throughput", ({ throughput }) => `${throughput.toLocaleString()} /s`),
  ),
  column.accessor(
    "uptime",
    figure("uptime", ({ uptime }) => `${uptime} %`),
  ),
  column.accessor(
    "aiConfidence",
    figure("aiConfidence", ({ aiConfidence }) => percentOf(aiConfidence)),
  ),
  column.accessor(
    "errorRate",
    figure("errorRate", ({ errorRate }) => percentOf(errorRate)),
  ),
  column.accessor(
    "inferenceCount",
    figure("inferenceCount", ({ inferenceCount }) => inferenceCount.toLocaleString()),
  ),
  column.accessor("deployedAt", {
    ...sorted("deployedAt"),
    cell: ({ row }) => timeOf(row.original.deployedAt),
  }),
  column.accessor("lastUpdated", {
    ...sorted("lastUpdated"),
    cell: ({ row }) => timeOf(row.original.lastUpdated),
  }),
]);

function sorted(sort: ModelSort) {
  const { title, order } = MODEL_SORTS[sort];
  return { header: title, sortDescFirst: order === "desc" };
}

function figure(sort: ModelSort, shownAs: (model: Model) => string) {
  return {
    ...sorted(sort),
    meta: { isNumber: true },
    cell: ({ row }: { row: { original: Model } }) => shownAs(row.original),
  };
}
