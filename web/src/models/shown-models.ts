import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import {
  modelStatusValues,
  pathsApiMetricsModelsGetParametersQueryOrderValues as ORDERS,
} from "../../../handlers/contract.gen.ts";
import type { Model } from "../api/client.ts";
import type { Order } from "./model-sorts.ts";
import { compareModels, MODEL_SORT_KEYS, MODEL_SORTS } from "./model-sorts.ts";

/** How models are laid out. */
export const VIEWS = ["grid", "table", "timeline", "ab-tests"] as const;

// Here, so that what is not in the address is the same default each time.
const PARAMETERS = {
  view: parseAsStringLiteral(VIEWS).withDefault("grid"),
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(modelStatusValues),
  framework: parseAsString,
  sort: parseAsStringLiteral(MODEL_SORT_KEYS).withDefault("name"),
  /** Where it is not the one that `sort` begins with. */
  order: parseAsStringLiteral(ORDERS),
  /** Columns that the table leaves out. */
  hidden: parseAsArrayOf(parseAsString).withDefault([
    ...["throughput", "aiConfidence", "errorRate", "inferenceCount", "deployedAt"],
  ]),
  /** The model whose details are open. */
  model: parseAsString,
};

/** What is shown of the models, as the page's address has it. */
export function useShown() {
  return useQueryStates(PARAMETERS);
}

export type Shown = ReturnType<typeof useShown>[0];

/** Whether some models may be left out. */
export function isNarrowed({ q, status, framework }: Shown): boolean {
  return q.trim() !== "" || status !== null || framework !== null;
}

/** The order in which models are sorted. */
export function orderOf({ sort, order }: Pick<Shown, "sort" | "order">): Order {
  return order ?? MODEL_SORTS[sort].order;
}

/** The models that are asked for, in their order. */
export function chooseModels(models: readonly Model[], choice: Shown): Model[] {
  const { q, status, framework, sort } = choice;
  const wanted = q.trim().toLowerCase();
  const order = orderOf(choice);
  return models
    .filter((model) => wanted === "" || `${model.name} ${model.id}`.toLowerCase().includes(wanted))
    .filter((model) => status === null || model.status === status)
    .filter((model) => framework === null || model.framework === framework)
    .sort((a, b) => compareModels(a, b, sort, order));
}
