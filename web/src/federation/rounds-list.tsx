import { CircleCheck, CircleDot, Layers } from "lucide-react";
import { useState } from "react";
import { timeOf } from "../controls/figures.ts";
import type { Round } from "./rounds.ts";

/** So many rounds are shown before all are asked for. */
const FIRST = 6;

const STATES = {
  training: { icon: CircleDot, look: "development" },
  collecting: { icon: CircleDot, look: "development" },
  aggregated: { icon: Layers, look: "staging" },
  validated: { icon: CircleCheck, look: "production" },
} as const;

/** The rounds of the federation, newest first, each with its nodes and what was averaged from them. */
export function RoundsList({
  rounds,
  nameOf,
}: {
  readonly rounds: readonly Round[];
  /** What people call a node, by its id. */
  readonly nameOf: (id: string) => string;
}) {
  const [isWhole, setWhole] = useState(false);
  if (rounds.length === 0)
    return <p className="quiet">There is no model yet. Sync two nodes, then aggregate.</p>;
  return (
    <>
      <ol className="rounds card">
        {(isWhole ? rounds : rounds.slice(0, FIRST)).map((round) => {
          const state = round.shared?.status ?? "collecting";
          const { icon: Icon, look } = STATES[state];
          return (
            <li key={round.version}>
              <strong>{round.version}</strong>
              <span className={`status node-mark ${look}`}>
                <Icon size={14} aria-hidden />
                {state}
              </span>
              <span>
                {[round.shared?.id ?? "so far", round.nodeIds.map(nameOf).join(", ")]
                  .filter((part) => part !== "")
                  .join(" from ")}
              </span>
              <time className="quiet" dateTime={round.time}>
                {timeOf(round.time)}
              </time>
            </li>
          );
        })}
      </ol>
      {rounds.length > FIRST && (
        <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? `Show the latest ${FIRST}` : `Show all ${rounds.length} rounds`}
        </button>
      )}
    </>
  );
}
