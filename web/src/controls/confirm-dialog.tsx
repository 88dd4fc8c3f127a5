import { AlertDialog } from "@base-ui/react/alert-dialog";
import "./overlays.css";

/** Asks before something is done that matters. */
export function ConfirmDialog({
  question,
  detail,
  confirm,
  onConfirm,
  onClose,
}: {
  readonly question: string;
  /** What is to be known for answering it. */
  readonly detail?: string;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog small">
          <AlertDialog.Title>{question}</AlertDialog.Title>
          {detail !== undefined && (
            <AlertDialog.Description className="quiet">{detail}</AlertDialog.Description>
          )}
          <div className="row end">
            <AlertDialog.Close>Cancel</AlertDialog.Close>
            <AlertDialog.Close className="primary" onClick={onConfirm}>
              {confirm}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
