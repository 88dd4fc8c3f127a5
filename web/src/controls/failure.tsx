import { CircleAlert } from "lucide-react";
import "./controls.css";

/** Says why there is nothing to see, or nothing new, and asks again when told to. */
export function Failure({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <div role="alert" className="failure">
      <CircleAlert size={18} aria-hidden />
      <p>{error.message}</p>
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
