import { Dialog } from "@base-ui/react/dialog";
import { Field } from "@base-ui/react/field";
import { Form } from "@base-ui/react/form";
import { DialogFrame } from "../controls/dialog-frame.tsx";
import { reasonAgainstToken } from "../api/admin-token.ts";
import { IN_BROWSER_ADMIN_TOKEN } from "../in-browser-token.ts";

/** What the server has against a token, by the name of its field. */
export type TokenRefusal = Readonly<Record<"token", string>>;

/** Asks for the admin token, and again while the server has something against it. */
export function AdminTokenDialog({
  submit,
  isBusy,
  refusal,
  onToken,
  onClose,
}: {
  /** What the button says that takes the token over, and does what it is needed for. */
  readonly submit: string;
  readonly isBusy: boolean;
  readonly refusal: TokenRefusal | undefined;
  readonly onToken: (token: string) => void;
  readonly onClose: () => void;
}) {
  return (
    <DialogFrame className="dialog small" onClose={onClose}>
      <Dialog.Title>Admin token</Dialog.Title>
      <Dialog.Description className="quiet">
        Only an administrator may change the federation. <WhereToFind /> This tab alone keeps it, until you
        forget it or close the tab.
      </Dialog.Description>
      <Form<TokenRefusal> errors={refusal} onFormSubmit={({ token }) => !isBusy && onToken(token.trim())}>
        <Field.Root
          name="token"
          className="field"
          validate={(value) => reasonAgainstToken(String(value).trim()) ?? null}
        >
          <Field.Label>Token</Field.Label>
          <Field.Control type="password" autoComplete="off" spellCheck={false} />
          <Field.Error className="fault" />
        </Field.Root>
        <div className="row end">
          <Dialog.Close>Cancel</Dialog.Close>
          <button type="submit" className="primary" aria-busy={isBusy} aria-disabled={isBusy}>
            {submit}
          </button>
        </div>
      </Form>
    </DialogFrame>
  );
}

function WhereToFind() {
  return import.meta.env.MODE === "mock" ? (
    <>
      This page answers itself, and its token is <code>{IN_BROWSER_ADMIN_TOKEN}</code>.
    </>
  ) : (
    <>
      The token is the server&apos;s variable <code>ADMIN_TOKEN</code>, or what it printed when it started.
    </>
  );
}
