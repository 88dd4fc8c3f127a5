import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { Model } from "../api/client.ts";

/** How models are laid out. */
export const VIEWS = ["grid", "table", "timeline"] as const;

/** What models are sorted by: the name goes up, figures begin with the best. */
export const SORTS = ["name", "accuracy", "latency", "uptime", "lastUpdated"] as const;

export const STATUSES = ["production", "staging", "development", "archived"] as const;

/** What is shown of the models, as the page's address has it. */
export function useShown() {
  return useQueryStates({
    view: parseAsStringLiteral(VIEWS).withDefault("grid"),
    q: parseAsString.withDefault(""),
    status: parseAsStringLiteral(STATUSES),
    framework: parseAsString,
    sort: parseAsStringLiteral(SORTS).withDefault("name"),
  });
}

export type Shown = ReturnType<typeof useShown>[0];

/** The models that are asked for, in their order. */
export function chooseModels(models: readonly Model[], { q, status, framework, sort }: Shown): Model[] {
  const wanted = q.trim().toLowerCase();
  return models
    .filter((model) => wanted === "" || `${model.name} ${model.id}`.toLowerCase().includes(wanted))
    .filter((model) => status === null || model.status === status)
    .filter((model) => framework === null || model.framework === framework)
    .sort((a, b) => compare(a, b, sort) || a.name.localeCompare(b.name));
}

function compare(a: Model, b: Model, sort: Shown["sort"]): number {
  if (sort === "name") return 0;
  if (sort === "lastUpdated") return b.lastUpdated.localeCompare(a.lastUpdated);
  return sort === "latency" ? a.latency - b.latency : b[sort] - a[sort];
}
