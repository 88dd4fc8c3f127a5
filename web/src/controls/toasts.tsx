import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";

/** What has happened, told to screen readers too, until it is dismissed or old. */
export function Toasts() {
  const { toasts } = Toast.useToastManager();
  return (
    <Toast.Portal>
      <Toast.Viewport className="toasts">
        {toasts.map((toast) => (
          <Toast.Root key={toast.id} toast={toast} className={`toast ${toast.type ?? ""}`}>
            <Toast.Title />
            <Toast.Close className="plain" aria-label="Dismiss">
              <X size={16} aria-hidden />
            </Toast.Close>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
