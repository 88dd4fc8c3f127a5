import { useState } from "react";
import { forgetAdminToken, keepAdminToken, useAdminToken } from "../api/admin-token.ts";
import { RefusedError } from "../api/client.ts";
import { ActionButton } from "../controls/action-button.tsx";
import { useAction } from "../controls/use-action.ts";
import { useReasonAgainstChange } from "../source/source-context.ts";
import type { TokenRefusal } from "./admin-token-dialog.tsx";
import { AdminTokenDialog } from "./admin-token-dialog.tsx";

/** Does something that needs the admin token: asks for it where there is none, and again where it is refused. */
export function AdminButton({
  label,
  submit = label,
  reason,
  run,
}: {
  readonly label: string;
  /** What the button says that takes the token over and does it; the label when left out. */
  readonly submit?: string;
  /** Why it cannot be done now, as a sentence. */
  readonly reason: string | undefined;
  /** Does it, and tells what has happened. */
  readonly run: () => Promise<string>;
}) {
  const token = useAdminToken();
  const against = useReasonAgainstChange();
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<TokenRefusal>();
  const { mutate, isPending } = useAction(["federation"], submit, run, isAboutToken);
  const begin = () =>
    mutate(undefined, {
      onSuccess: () => setAsking(false),
      onError: (error) => {
        if (isAboutToken(error)) forgetAdminToken();
        setRefusal({ token: error.message });
        setAsking(isAboutToken(error));
      },
    });
  const ask = () => {
    setRefusal(undefined);
    setAsking(true);
  };
  return (
    <>
      <ActionButton
        reason={against ?? reason}
        hint={token === null ? "Needs the admin token. Press to enter it." : undefined}
        isBusy={isPending}
        onPress={token === null ? ask : begin}
      >
        {label}
      </ActionButton>
      {isAsking && (
        <AdminTokenDialog
          submit={submit}
          isBusy={isPending}
          refusal={refusal}
          onToken={(entered) => {
            keepAdminToken(entered);
            begin();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** 401 and 403 (RFC 9110, section 15.5) are about who asks, and not about what is asked. */
function isAboutToken(error: Error): boolean {
  return error instanceof RefusedError && (error.status === 401 || error.status === 403);
}
