import { CloudOff, FlaskConical, Radio, WifiOff } from "lucide-react";
import { useState } from "react";
import { API_HOST } from "../api/address.ts";
import type { SourceState } from "./data-source.ts";
import { useSourceState, useTryNow } from "./source-context.ts";
import "./source.css";

const ICONS = { asking: Radio, live: Radio, mock: FlaskConical, demo: CloudOff, silent: WifiOff };

/** Says where the data comes from, and lets a server that does not answer be tried again. */
export function SourceLine() {
  const state = useSourceState();
  const tryNow = useTryNow();
  const [isTrying, setTrying] = useState(false);
  const Icon = ICONS[state.kind];
  const tryAgain = () => {
    setTrying(true);
    void tryNow().finally(() => setTrying(false));
  };
  return (
    <div className={`source ${state.kind}`}>
      <p role="status">
        <Icon size={16} aria-hidden /> <span>{wordsOf(state)}</span>
      </p>
      {(state.kind === "demo" || state.kind === "silent") && (
        <button
          type="button"
          aria-busy={isTrying}
          aria-disabled={isTrying}
          onClick={isTrying ? undefined : tryAgain}
        >
          Try again
        </button>
      )}
    </div>
  );
}

function wordsOf(state: SourceState): string {
  if (state.kind === "asking") return `Asking ${API_HOST} …`;
  if (state.kind === "live") return `Live from ${API_HOST}`;
  if (state.kind === "mock") return "From the mock in this browser, where all changes stay";
  if (state.kind === "demo") return `Demo data, read only: ${API_HOST} does not answer.`;
  const why = state.isOffline ? "You are offline." : `${API_HOST} does not answer.`;
  return state.since ? `${why} What you see is of ${timeOfDay(state.since)}.` : why;
}

function timeOfDay(time: Date): string {
  return time.toLocaleTimeString(undefined, { timeStyle: "short" });
}
