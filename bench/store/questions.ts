import type { Size } from "./rows.ts";

/** What is asked of a store of some size, and asked again with another number. */
export interface Question {
  readonly name: string;
  readonly request: (size: Size, number: number) => { readonly target: string; readonly json?: object };
}

const models = (query: string) => ({ target: `/api/metrics/models?${query}` });
/** A number up to the last one, far from the one before. */
const spread = (number: number, last: number) => 1 + ((number * 7919 + 17) % last);

/** Every question that the page and clients of ModelOps ask. */
export const QUESTIONS: readonly Question[] = [
  { name: "list, the first 50", request: () => models("limit=50") },
  { name: "list, the last 50", request: (size) => models(`limit=50&offset=${size.models - 50}`) },
  { name: "filter by status", request: () => models("status=production&limit=50") },
  {
    name: "filter by status and framework",
    request: () => models("status=staging&framework=ONNX&limit=50"),
  },
  {
    name: "search, one hit",
    request: (size, at) => models(`q=detector+${spread(at, size.models)}&limit=50`),
  },
  { name: "search, many hits", request: () => models("q=detector&limit=50") },
  { name: "search, no hit", request: (_, at) => models(`q=nothing-${at}&limit=50`) },
  { name: "sort by accuracy", request: () => models("sort=accuracy&order=desc&limit=50") },
  { name: "sort by name", request: () => models("sort=name&limit=50") },
  {
    name: "get a model",
    request: (size, at) => ({ target: `/api/metrics/models/model-${spread(at, size.models)}` }),
  },
  { name: "the newest events", request: () => ({ target: "/api/metrics/events?limit=50" }) },
  {
    name: "events of some time ago",
    request: (size, at) => ({
      target: `/api/metrics/events?limit=50&cursor=${btoa(String(spread(at, size.events - 100) + 50)).replaceAll("=", "")}`,
    }),
  },
  {
    name: "events of a model",
    request: (size, at) => ({
      target: `/api/metrics/models/model-${spread(at, size.models)}/events?limit=50`,
    }),
  },
  {
    name: "versions of a model",
    request: (size, at) => ({ target: `/api/metrics/models/model-${spread(at, size.models)}/versions` }),
  },
  {
    name: "deploy",
    request: (size, at) => ({
      target: "/api/metrics/models/deploy",
      json: { model_id: `model-${spread(at, size.models)}` },
    }),
  },
];
