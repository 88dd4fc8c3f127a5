import { Progress } from "@base-ui/react/progress";
import type { Schemas } from "../api/client.ts";

type Job = Schemas["RetrainingJob"];

const STAGES: Readonly<Record<Job["status"], string>> = {
  queued: "Waiting to start",
  running: "Training",
  completed: "Completed",
  failed: "Failed",
};

const QUARTERS = ["has begun", "is a quarter done", "is half done", "is three quarters done", "is done"];

/** How far a retraining is; without a job, somebody else has begun it, and no more is known than that. */
export function RetrainingProgress({ name, job }: { readonly name: string; readonly job: Job | undefined }) {
  const percent = job ? Math.round(job.progress * 100) : null;
  return (
    <Progress.Root className="retraining-progress" value={percent} aria-label={`Retraining of ${name}`}>
      <span>{job ? STAGES[job.status] : "Being retrained, begun elsewhere"}</span>
      {percent !== null && <span className="number">{percent} %</span>}
      <Progress.Track className="bar">
        <Progress.Indicator className="indicator" />
      </Progress.Track>
    </Progress.Root>
  );
}

/** What of a retraining is worth saying aloud: its stages, and each quarter rather than each percent. */
export function spokenProgress(name: string, job: Job | undefined): string {
  if (job?.status === "queued") return `The retraining of ${name} waits to start.`;
  if (job?.status !== "running") return "";
  return `The retraining of ${name} ${QUARTERS[Math.floor(job.progress * 4)] ?? ""}.`;
}
