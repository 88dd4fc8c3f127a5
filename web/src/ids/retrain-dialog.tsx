import { Dialog } from "@base-ui/react/dialog";
import { Field } from "@base-ui/react/field";
import { Form } from "@base-ui/react/form";
import { DialogFrame } from "../controls/dialog-frame.tsx";
import { nextVersion } from "../../../handlers/rules/version.ts";
import type { Detector } from "./ids-queries.ts";

/** Asks whether a detector shall be retrained, and who wants it. */
export function RetrainDialog({
  detector: { model_name, version, retraining_required },
  onRetrain,
  onClose,
}: {
  readonly detector: Detector;
  /** Is given the name for the audit trail; an empty text where none was told. */
  readonly onRetrain: (actor: string) => void;
  readonly onClose: () => void;
}) {
  return (
    <DialogFrame className="dialog small" onClose={onClose}>
      <Dialog.Title>Retrain {model_name}?</Dialog.Title>
      <Dialog.Description>
        {retraining_required ? "What it sees has drifted." : "Nothing that it sees has drifted."} It will be
        trained on what it sees now, and then run as {nextVersion(version, "patch")}. Until then it goes on
        working as {version}.
      </Dialog.Description>
      <Form<{ actor: string }>
        onFormSubmit={({ actor }) => {
          onRetrain(actor.trim());
          onClose();
        }}
      >
        <Field.Root name="actor" className="actor-field">
          <Field.Label>Your name, for the audit trail (may be left out)</Field.Label>
          <Field.Control autoComplete="username" maxLength={120} pattern=" *[!-~][ -~]*" />
          <Field.Error match="patternMismatch">
            Only letters without accents, digits and signs can be sent.
          </Field.Error>
        </Field.Root>
        <div className="row end">
          <Dialog.Close>Cancel</Dialog.Close>
          <button type="submit" className="primary">
            Retrain
          </button>
        </div>
      </Form>
    </DialogFrame>
  );
}
