import { API_HOST } from "../api/address.ts";
import type { SourceState } from "./data-source.ts";

/** Why nothing can be changed now, as a sentence; undefined where it can. */
export function reasonAgainstChange(state: SourceState): string | undefined {
  if (state.kind === "demo") return `Not possible on demo data: ${API_HOST} does not answer.`;
  if (state.kind !== "silent") return undefined;
  return state.isOffline
    ? "You are offline, so nothing was sent and nothing has changed. Try again when you are connected."
    : `${API_HOST} does not answer, so nothing was sent and nothing has changed. Try again when it does.`;
}
