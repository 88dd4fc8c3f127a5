import type { Contract } from "../../contract/contract.ts";
import type { StoreHealth } from "../../store/store.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";

/** What the health page tells of. */
export interface HealthSources {
  readonly contract: Pick<Contract, "operations" | "handled">;
  readonly store: { health(): StoreHealth };
  /** The version of the server. */
  readonly version: string;
}

/** How the server is: 200 while it can do its work, 503 when its store accepts no more changes. */
export function healthPage({ contract, store, version }: HealthSources): Page {
  const started = performance.now();
  return {
    method: "GET",
    answer: () => {
      const { status, detail } = store.health();
      return jsonReply(status === "read-only" ? 503 : 200, {
        status,
        ...(detail !== undefined && { detail }),
        version,
        uptime_seconds: Math.round((performance.now() - started) / 1000),
        operations: contract.operations.length,
        handled: contract.handled.length,
      });
    },
  };
}
