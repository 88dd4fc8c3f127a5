import type { Model } from "../api/client.ts";

/** Tells which models are chosen for a test, and what is still to be done. Nothing while none is. */
export function ChosenModels({
  models,
  onClear,
}: {
  readonly models: readonly Model[];
  readonly onClear: () => void;
}) {
  if (models.length === 0) return <p role="status" className="chosen" />;
  return (
    <p role="status" className="chosen">
      <span>
        {models.map(({ name }) => name).join(", ")}:{" "}
        {NEXT[models.length] ?? "a test compares no more than two."}
      </span>
      <button type="button" onClick={onClear}>
        Clear choice
      </button>
    </p>
  );
}

const NEXT: Readonly<Record<number, string>> = {
  1: "choose one more model to compare it with.",
  2: "ready for an A/B test.",
};
