import { Toast } from "@base-ui/react/toast";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import { useEffect, useRef } from "react";
import { isUnderWay } from "../../../handlers/rules/retraining.ts";
import type { Schemas } from "../api/client.ts";
import { RefusedError } from "../api/client.ts";
import { type Detector, IDS_KEY, jobQuery } from "./ids-queries.ts";

type Job = Schemas["RetrainingJob"];

/** The retrainings that this page has begun and whose end it has not told yet. */
export interface FollowedJobs {
  /** As far as they are known, by the detector's id. */
  readonly byModel: ReadonlyMap<string, Job>;
  readonly follow: (job: Job) => void;
}

/**
 * Follows retrainings to their end, which a toast tells. Their ids are kept in the page's address, so that a reload
 * goes on; `detectors` gives their names, and nothing is told before it is there.
 */
export function useFollowedJobs(detectors: readonly Detector[] | undefined): FollowedJobs {
  const [ids, setIds] = useQueryState("job", parseAsArrayOf(parseAsString).withDefault([]));
  const client = useQueryClient();
  const toasts = Toast.useToastManager();
  const told = useRef(new Set<string>());
  const found = useQueries({ queries: ids.map(jobQuery) });

  useEffect(() => {
    if (!detectors) return;
    ids.forEach((id, at) => {
      const { data, error } = found[at] ?? {};
      const end =
        error instanceof RefusedError ? { title: error.message, type: "error" } : endOf(data, detectors);
      if (!end || told.current.has(id)) return;
      told.current.add(id);
      toasts.add(end.type === "error" ? { ...end, priority: "high", timeout: 0 } : end);
      // The detector is shown as it is now before its job is left out of sight.
      void client
        .invalidateQueries({ queryKey: IDS_KEY })
        .then(() => setIds((before) => before.filter((other) => other !== id)));
    });
  }, [ids, found, detectors, client, toasts, setIds]);

  const jobs = found.flatMap(({ data }) => (data ? [data] : []));
  return {
    byModel: new Map(jobs.map((job) => [job.model_id, job])),
    follow: (job) => {
      client.setQueryData(jobQuery(job.job_id).queryKey, job);
      void setIds((before) => [...before, job.job_id]);
    },
  };
}

function endOf(job: Job | undefined, detectors: readonly Detector[]) {
  if (!job || isUnderWay(job)) return undefined;
  const name = detectors.find(({ model_id }) => model_id === job.model_id)?.model_name ?? job.model_id;
  return job.status === "failed"
    ? { title: `${name}: ${job.message}`, type: "error" }
    : { title: `${name} is retrained and runs ${job.to_version ?? "a new version"}.`, type: "success" };
}
