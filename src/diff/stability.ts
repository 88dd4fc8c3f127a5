import type { JsonObject } from "../contract/document.ts";

/** The levels of `x-stability-level`, each more of a promise than the one before; none at all promises as much as the last. */
const LEVELS = ["draft", "alpha", "beta", "stable"] as const;

/** What clients were promised about how long an operation stays as it is. */
export type Stability = (typeof LEVELS)[number] | "unknown";

/** Reads `x-stability-level`. */
export function stabilityOf(operation: JsonObject): Stability {
  const written = operation["x-stability-level"];
  if (written === undefined) return "stable";
  return LEVELS.find((level) => level === written) ?? "unknown";
}

/** Whether clients were told not to rely on an operation yet. */
export function isUnstable(stability: Stability): boolean {
  return stability === "draft" || stability === "alpha";
}

/** Below zero where the second one promises less. */
export function compareStability(before: Stability, after: Stability): number {
  if (before === "unknown" || after === "unknown") return 0;
  return LEVELS.indexOf(after) - LEVELS.indexOf(before);
}
