import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { DialogFrame } from "./dialog-frame.tsx";

/** A dialog before the page: title, description, content, and buttons at its end. */
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
    <DialogFrame className={isSmall ? "dialog small" : "dialog"} onClose={onClose}>
      <Dialog.Title>{title}</Dialog.Title>
      <Dialog.Description className="quiet">{description}</Dialog.Description>
      <div className="content">{children}</div>
      <div className="row end">{buttons}</div>
    </DialogFrame>
  );
}
