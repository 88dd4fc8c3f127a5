import { useLayoutEffect, useRef, useState } from "react";
import type { Schemas } from "../../api/client.ts";
import { api, ask } from "../../api/client.ts";
import { ActionButton } from "../../controls/action-button.tsx";
import { ConfirmDialog } from "../../controls/confirm-dialog.tsx";
import { useAction } from "../../controls/use-action.ts";
import { useReasonAgainstChange } from "../../source/source-context.ts";
import { modelsQuery } from "../model-queries.ts";
import { verdictOf, type SideNames } from "./verdicts.ts";

/** Stops a running test, after asking. As it goes with that, the focus is handed to what is around the test. */
export function StopButton({ test, names }: { readonly test: Schemas["AbTest"]; readonly names: SideNames }) {
  const [isAsked, setAsked] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const pair = `${names.a} against ${names.b}`;
  const against = useReasonAgainstChange();
  const { mutate, isPending } = useAction(modelsQuery.queryKey, pair, async () => {
    const params = { path: { test_id: test.test_id } };
    const { decision } = await ask(api.POST("/api/metrics/ab-tests/{test_id}/stop", { params }));
    return `${pair}: the test has stopped. ${verdictOf(decision, names)}.`;
  });
  useLayoutEffect(() => {
    const element = row.current;
    return () => {
      if (element?.contains(document.activeElement)) element.closest<HTMLElement>("[tabindex]")?.focus();
    };
  }, []);
  return (
    <div className="row end" ref={row}>
      <ActionButton reason={against} isBusy={isPending} onPress={() => setAsked(true)}>
        Stop test
      </ActionButton>
      {isAsked && (
        <ConfirmDialog
          question={`Stop the test of ${pair}?`}
          detail={`No further outcome is counted, and it cannot go on later. ${test.decision.explanation}`}
          confirm="Stop test"
          onConfirm={() => mutate()}
          onClose={() => setAsked(false)}
        />
      )}
    </div>
  );
}
