import { queryOptions } from "@tanstack/react-query";
import type { Schemas } from "../api/client.ts";
import { api, ask } from "../api/client.ts";
import { pagesOf } from "../api/pages.ts";

/** As many models as the contract has in one answer. */
const PAGE = 200;

/** All models; everything on the page that is about models lies below this key. */
export const modelsQuery = queryOptions({ queryKey: ["models"], queryFn: readModels });

/** What has happened, the latest first. */
export const eventsQuery = pagesOf(["models", "events"], (cursor) =>
  ask(api.GET("/api/metrics/events", { params: { query: { cursor } } })),
);

/** The tests between two models that are wanted, the newest first. */
export function abTestsQuery(wanted: {
  readonly status?: Schemas["AbTestStatus"];
  readonly model_id?: string;
}) {
  return pagesOf(["models", "ab-tests", wanted], (cursor) =>
    ask(api.GET("/api/metrics/ab-tests", { params: { query: { ...wanted, cursor } } })),
  );
}

/** The versions of a model, the newest first. */
export function versionsQuery(id: string) {
  return pagesOf(["models", id, "versions"], (cursor) => {
    const params = { path: { model_id: id }, query: { cursor } };
    return ask(api.GET("/api/metrics/models/{model_id}/versions", { params }));
  });
}

/** The test runs of a model, the latest first. */
export function testRunsQuery(id: string) {
  return pagesOf(["models", id, "test-runs"], (cursor) => {
    const params = { path: { model_id: id }, query: { cursor } };
    return ask(api.GET("/api/metrics/models/{model_id}/test-runs", { params }));
  });
}

/** What has happened to a model, the latest first. */
export function modelEventsQuery(id: string) {
  return pagesOf(["models", id, "events"], (cursor) => {
    const params = { path: { model_id: id }, query: { cursor } };
    return ask(api.GET("/api/metrics/models/{model_id}/events", { params }));
  });
}

async function readModels() {
  const first = await readModelsFrom(0);
  const offsets = [];
  for (let offset = first.models.length; offset < first.total; offset += PAGE) offsets.push(offset);
  const others = await Promise.all(offsets.map(readModelsFrom));
  // What is registered meanwhile can move a model into two pages.
  const models = new Map([first, ...others].flatMap((page) => page.models).map((model) => [model.id, model]));
  return { models: [...models.values()], total: models.size };
}

function readModelsFrom(offset: number) {
  return ask(api.GET("/api/metrics/models", { params: { query: { limit: PAGE, offset } } }));
}
