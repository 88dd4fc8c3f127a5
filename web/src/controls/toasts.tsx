import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import "./controls.css";
import "./overlays.css";

/** What has happened, told to screen readers too, until it is dismissed or old. */
export function Toasts() {
  const { toasts } = Toast.useToastManager();
  return (
    <Toast.Portal>
      <Toast.Viewport className="toasts">
        {toasts.map((toast) => (
          <Toast.Root key={toast.id} toast={toast} className={`toast ${toast.type ?? ""}`}>
            {toast.type === "error" ? (
              <CircleAlert size={18} aria-label="Failed" role="img" />
            ) : (
              <CircleCheck size={18} aria-label="Done" role="img" />
            )}
            <div>
              <Toast.Title />
              <Toast.Description />
            </div>
            <Toast.Close className="plain" aria-label="Dismiss">
              <X size={16} aria-hidden />
            </Toast.Close>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
