import { useState } from "react";
import { reasonAgainstRetraining } from "../../../handlers/rules/retraining.ts";
import type { Schemas } from "../api/client.ts";
import { api, ask } from "../api/client.ts";
import { ActionButton } from "../controls/action-button.tsx";
import { useAction } from "../controls/use-action.ts";
import { useReasonAgainstChange } from "../source/source-context.ts";
import { type Detector, IDS_KEY } from "./ids-queries.ts";
import { RetrainDialog } from "./retrain-dialog.tsx";

/** Retrains a detector, after a question, where that is possible now. */
export function RetrainButton({
  detector,
  isFollowed,
  onBegin,
}: {
  readonly detector: Detector;
  /** Whether a job of it is under way, which the detector's status may not tell yet. */
  readonly isFollowed: boolean;
  readonly onBegin: (job: Schemas["RetrainingJob"]) => void;
}) {
  const [isAsked, setAsked] = useState(false);
  const against = useReasonAgainstChange();
  const { model_name, model_type, status } = detector;
  const { mutate, isPending } = useAction(IDS_KEY, model_name, async (actor: string) => {
    const header = actor === "" ? {} : { "X-Actor": actor };
    const job = await ask(api.POST("/api/ids/models/retrain", { params: { query: { model_type }, header } }));
    onBegin(job);
    return `${model_name}: the retraining is queued as ${job.job_id}.`;
  });
  return (
    <>
      <ActionButton
        reason={against ?? reasonAgainstRetraining(isFollowed ? "retraining" : status)}
        isBusy={isPending}
        onPress={() => setAsked(true)}
      >
        Retrain
      </ActionButton>
      {isAsked && <RetrainDialog detector={detector} onRetrain={mutate} onClose={() => setAsked(false)} />}
    </>
  );
}
