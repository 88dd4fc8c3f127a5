import type { Contract } from "../../contract/contract.ts";
import type { StoreHealth } from "../../store/store.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";
import { isServing } from "./probes.ts";

/** What the health page tells of. */
export interface HealthSources {
  readonly contract: Pick<Contract, "operations" | "handled" | "store" | "sessions">;
  readonly edit?: LatestEdit;
}

/** How the latest change to the files that are served went. */
export interface LatestEdit {
  /** Why it could not be used, so that what was before is served on. */
  error: string | undefined;
}

/** How a contract is served. */
export interface Health extends StoreHealth {
  readonly operations: number;
  /** How many of them a handler answers. */
  readonly handled: number;
  /** How many clients have a state of their own. */
  readonly sessions: number;
  /** Why the latest change to the files is not served. */
  readonly broken_edit?: string;
}

/** How a contract is served at this moment. */
export function readHealth({ contract, edit }: HealthSources): Health {
  const { status, detail } = contract.store.health();
  return {
    status,
    ...(detail !== undefined && { detail }),
    operations: contract.operations.length,
    handled: contract.handled.length,
    sessions: contract.sessions.size,
    ...(edit?.error !== undefined && { broken_edit: edit.error }),
  };
}

/** How the server is: 200 while it can do its work, 503 when its store accepts no changes. */
export function healthPage(version: string, read: () => Health): Page {
  return timedPage(() => {
    const { status, detail, ...counts } = read();
    return { status, ...(detail !== undefined && { detail }), version, ...counts };
  });
}

/** How all contracts of a server are, by name: as the one is that is worst. */
export function combinedHealthPage(version: string, readAll: () => Readonly<Record<string, Health>>): Page {
  return timedPage(() => {
    const documents = readAll();
    const found = new Set(Object.values(documents).map(({ status }) => status));
    const status = WORST_FIRST.find((candidate) => found.has(candidate)) ?? "ready";
    return { status, version, documents };
  });
}

const WORST_FIRST = ["unavailable", "read-only", "degraded", "ready"] as const;

function timedPage(read: () => { readonly status: StoreHealth["status"] }): Page {
  const started = performance.now();
  return {
    method: "GET",
    isOpen: true,
    answer: () => {
      const facts = read();
      const uptime_seconds = Math.round((performance.now() - started) / 1000);
      return jsonReply(isServing(facts.status) ? 200 : 503, { ...facts, uptime_seconds });
    },
  };
}
