import { useState } from "react";
import type { Schemas } from "../../api/client.ts";
import { api, ask } from "../../api/client.ts";
import { ActionButton } from "../../controls/action-button.tsx";
import { ConfirmDialog } from "../../controls/confirm-dialog.tsx";
import { useAction } from "../../controls/use-action.ts";
import { useReasonAgainstChange } from "../../source/source-context.ts";
import { modelsQuery } from "../model-queries.ts";
import { verdictOf, type SideNames } from "./verdicts.ts";

/** Stops a running test, after asking. */
export function StopButton({ test, names }: { readonly test: Schemas["AbTest"]; readonly names: SideNames }) {
  const [isAsked, setAsked] = useState(false);
  const against = useReasonAgainstChange();
  const { mutate, isPending } = useAction(modelsQuery.queryKey, async () => {
    const params = { path: { test_id: test.test_id } };
    const { decision } = await ask(api.POST("/api/metrics/ab-tests/{test_id}/stop", { params }));
    return `${test.test_id} has stopped. ${verdictOf(decision, names)}.`;
  });
  return (
    <>
      <ActionButton reason={against} isBusy={isPending} onPress={() => setAsked(true)}>
        Stop test
      </ActionButton>
      {isAsked && (
        <ConfirmDialog
          question={`Stop the test of ${names.a} against ${names.b}?`}
          detail={`No further outcome is counted, and it cannot go on later. ${test.decision.explanation}`}
          confirm="Stop test"
          onConfirm={() => mutate()}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
