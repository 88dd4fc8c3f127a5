import { SYNC_PERIOD_MS } from "../../../handlers/rules/node-standing.ts";
import type { Schemas } from "../api/client.ts";

type Node = Schemas["FederationNode"];

/** How a node does, in one word. */
export type NodeHealth = "healthy" | "late at times" | "unreliable" | "inactive";

/** Health is a moving average of punctuality: one sync left out costs a node at most a tenth, several cost more. */
const HEALTHY = 0.9;
const UNRELIABLE = 0.7;

/** How a node does, by its sync health. */
export function healthOf({ active, sync_health }: Pick<Node, "active" | "sync_health">): NodeHealth {
  if (!active) return "inactive";
  if (sync_health >= HEALTHY) return "healthy";
  return sync_health >= UNRELIABLE ? "late at times" : "unreliable";
}

/** Whether a node that takes part has not synced for longer than a period, at a time (RFC 3339). */
export function isOverdue({ active, last_sync }: Pick<Node, "active" | "last_sync">, now: string): boolean {
  if (!active) return false;
  return last_sync === null || Date.parse(now) - Date.parse(last_sync) > SYNC_PERIOD_MS;
}
