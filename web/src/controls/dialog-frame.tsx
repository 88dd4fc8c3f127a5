import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import "./overlays.css";

/** What is around each dialog before the page. Escape closes it, and focus goes back to where it was. */
export function DialogFrame({
  className = "dialog",
  onClose,
  children,
}: {
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className={className}>{children}</Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
