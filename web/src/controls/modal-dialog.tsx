import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import "./overlays.css";

/** A dialog before the page. Escape closes it, and focus goes back to where it was. */
export function ModalDialog({
  title,
  description,
  isSmall = false,
  onClose,
  children,
  buttons,
}: {
  readonly title: ReactNode;
  readonly description: ReactNode;
  readonly isSmall?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** What closes it, and what does something, at its end. */
  readonly buttons: ReactNode;
}) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className={isSmall ? "dialog small" : "dialog"}>
          <Dialog.Title>{title}</Dialog.Title>
          <Dialog.Description className="quiet">{description}</Dialog.Description>
          <div className="content">{children}</div>
          <div className="row end">{buttons}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
