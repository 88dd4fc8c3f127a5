import { CircleCheck, CirclePause, CircleX, TriangleAlert } from "lucide-react";
import type { NodeHealth } from "./node-health.ts";

const MARKS = {
  healthy: { icon: CircleCheck, look: "production" },
  "late at times": { icon: TriangleAlert, look: "staging" },
  unreliable: { icon: CircleX, look: "failing" },
  inactive: { icon: CirclePause, look: "archived" },
} as const;

/** How a node does: in words, with a sign and a colour beside them. */
export function HealthMark({ health }: { readonly health: NodeHealth }) {
  const { icon: Icon, look } = MARKS[health];
  return (
    <span className={`status node-mark ${look}`}>
      <Icon size={14} aria-hidden />
      {health}
    </span>
  );
}
