import type { operations } from "../../../handlers/contract.gen.ts";
import type { Model } from "../api/client.ts";

type Asked = Required<NonNullable<operations["listModels"]["parameters"]["query"]>>;

/** Up or down, as the contract has it. */
export type Order = Asked["order"];

/** What models can be sorted by, what it is called, and the order that is wanted first: figures begin with the best. */
export const MODEL_SORTS = {
  name: { title: "Name", order: "asc" },
  status: { title: "Status", order: "asc" },
  framework: { title: "Framework", order: "asc" },
  accuracy: { title: "Accuracy", order: "desc" },
  latency: { title: "Latency", order: "asc" },
  throughput: { title: "Throughput", order: "desc" },
  uptime: { title: "Uptime", order: "desc" },
  aiConfidence: { title: "Confidence", order: "desc" },
  errorRate: { title: "Error rate", order: "asc" },
  inferenceCount: { title: "Inferences", order: "desc" },
  deployedAt: { title: "Deployed", order: "desc" },
  lastUpdated: { title: "Changed", order: "desc" },
} as const satisfies Record<Exclude<Asked["sort"], "id">, { readonly title: string; readonly order: Order }>;

/** A property that models can be sorted by. */
export type ModelSort = keyof typeof MODEL_SORTS;

/** Those properties, in the order in which they are offered. */
export const MODEL_SORT_KEYS = Object.keys(MODEL_SORTS) as ModelSort[];

const words = new Intl.Collator();

/** Compares two models for sorting. What has no value comes last either way; the same value is in the order of names. */
export function compareModels(a: Model, b: Model, sort: ModelSort, order: Order): number {
  const [x, y] = [a[sort], b[sort]];
  if (x === y) return words.compare(a.name, b.name);
  if (x === null || y === null) return x === null ? 1 : -1;
  const up =
    typeof x === "number" && typeof y === "number" ? x - y : words.compare(x.toString(), y.toString());
  return (order === "asc" ? up : -up) || words.compare(a.name, b.name);
}
