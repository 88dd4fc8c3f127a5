import type { CollectionDefinition, Store, Transaction } from "../store/store.ts";
import type { EngineState } from "./idempotency.ts";

/** When a task has last run, on whichever server. */
export interface TaskRun {
  /** The task's. */
  readonly name: string;
  /** RFC 3339, UTC, by the clock of the server that ran it. */
  readonly ran: string;
}

/** How that is kept, in stores that servers share. */
export const taskRunsCollection: CollectionDefinition<TaskRun> = { id: "name" };

/** A task that has its time. */
export interface DueTask {
  readonly name: string;
  readonly everyMs: number;
  readonly now: Date;
}

/**
 * Runs a task as one transaction, unless another server that shares the store has run it in this period: who runs it
 * writes so in the same transaction, so that of those who try at once one does it, and whoever is killed at it has
 * neither run it nor claimed it.
 * @returns when it has last run, in milliseconds since 1970.
 */
export async function runOnce(
  store: Store<EngineState>,
  { name, everyMs, now }: DueTask,
  run: (tx: Transaction<EngineState>) => Promise<void>,
): Promise<number> {
  return store.transaction(async (tx) => {
    if (store.isShared === true) {
      const before = await tx.get("taskRuns", name);
      const last = before === undefined ? Number.NaN : Date.parse(before.ran);
      // In either direction: the other server's clock may be ahead, or this one has been set back.
      if (Math.abs(now.getTime() - last) < everyMs) return last;
      await tx.put("taskRuns", { name, ran: now.toISOString() });
    }
    await run(tx);
    return now.getTime();
  });
}
