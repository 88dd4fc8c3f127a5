import { KeyRound } from "lucide-react";
import { useState } from "react";
import { forgetAdminToken, keepAdminToken, useAdminToken } from "../api/admin-token.ts";
import { AdminTokenDialog } from "./admin-token-dialog.tsx";

/** Tells whether this tab keeps the admin token, and lets it be entered or forgotten. */
export function KeptToken() {
  const isKept = useAdminToken() !== null;
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="kept-token">
      <button type="button" onClick={isKept ? forgetAdminToken : () => setAsking(true)}>
        <KeyRound size={16} aria-hidden />
        {isKept ? "Forget admin token" : "Enter admin token"}
      </button>
      <span className="quiet">{isKept ? "Kept in this tab." : "Needed to sync and to aggregate."}</span>
      {isAsking && (
        <AdminTokenDialog
          submit="Keep it"
          isBusy={false}
          refusal={undefined}
          onToken={(entered) => {
            keepAdminToken(entered);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
