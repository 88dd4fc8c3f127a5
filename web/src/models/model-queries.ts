import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../api/client.ts";

/** All models; everything on the page that is about models lies below this key. */
export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: () => ask(api.GET("/api/metrics/models")),
});

/** The latest events of all models. */
export const eventsQuery = queryOptions({
  queryKey: ["models", "events"],
  queryFn: () => ask(api.GET("/api/metrics/events", { params: { query: { limit: 100 } } })),
});

/** The tests between two models. */
export const abTestsQuery = queryOptions({
  queryKey: ["models", "ab-tests"],
  queryFn: () => ask(api.GET("/api/metrics/ab-tests")),
});

/** What the details of one model show besides the model. */
export function detailsQuery(id: string) {
  const params = { path: { model_id: id } };
  return queryOptions({
    queryKey: ["models", id, "details"],
    queryFn: async () => {
      const [{ versions }, { test_runs }, { events }] = await Promise.all([
        ask(api.GET("/api/metrics/models/{model_id}/versions", { params })),
        ask(api.GET("/api/metrics/models/{model_id}/test-runs", { params })),
        ask(api.GET("/api/metrics/models/{model_id}/events", { params })),
      ]);
      return { versions, test_runs, events };
    },
  });
}
