import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { isUnderWay, reasonAgainstRetraining } from "../../../handlers/rules/retraining.ts";
import type { Schemas } from "../api/client.ts";
import { api, ask, RefusedError } from "../api/client.ts";

/** An intrusion detection model, as the contract has it. */
export type Detector = Schemas["IdsModelStatus"];

/** Everything about the detectors that a retraining changes lies below this key. */
export const IDS_KEY = ["ids"] as const;

/** So often is asked for what changes by itself, in milliseconds. */
const WATCH_MS = 1000;

/** All detectors; watched while one is retrained, for that may have been begun by somebody else. */
export const detectorsQuery = queryOptions({
  queryKey: [...IDS_KEY, "detectors"],
  queryFn: () => ask(api.GET("/api/ids/models/status")),
  refetchInterval: ({ state }) =>
    state.data?.some(({ status }) => reasonAgainstRetraining(status) !== undefined) ? WATCH_MS : false,
});

/** The latest detections of drift, of one detector or of all. */
export function detectionsQuery(model: string | null, limit: number) {
  const query = { limit, ...(model !== null && { model_id: model }) };
  return queryOptions({
    queryKey: [...IDS_KEY, "drift", query],
    queryFn: () => ask(api.GET("/api/ids/drift", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** When each detector was last retrained, by its id, as far back as the latest 200 events tell. */
export const lastTrainingsQuery = queryOptions({
  queryKey: [...IDS_KEY, "trainings"],
  queryFn: () => ask(api.GET("/api/metrics/events", { params: { query: { limit: 200 } } })),
  select: ({ events }) =>
    new Map(
      events
        .filter(({ action }) => action === "retrain-completed")
        .map(({ model_id, time }) => [model_id, time] as const)
        // They come newest first, and what is written last stays.
        .reverse(),
    ),
});

/** A retraining; asked for until it has ended. */
export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ["retraining-jobs", id],
    queryFn: () => ask(api.GET("/api/ids/models/retrain/{job_id}", { params: { path: { job_id: id } } })),
    refetchInterval: ({ state: { data, error } }) => {
      if (error instanceof RefusedError) return false;
      return data === undefined || isUnderWay(data) ? WATCH_MS : false;
    },
  });
}
