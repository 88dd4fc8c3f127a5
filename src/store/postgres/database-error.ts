import { StoreUnavailableError } from "../store.ts";

/** What SQLSTATE says of an error that PostgreSQL has answered; undefined for one that it has not. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("severity" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Serialisation failures, deadlocks, and a unique value that somebody else has written meanwhile: to be run again. */
const CONFLICTS = new Set(["40001", "40P01", "23505"]);

/** Whether a transaction has only been in the way of another one. */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(sqlStateOf(error) ?? "");
}

/** Connections, resources, waiting and orders of an administrator; and a database that takes no changes. */
const UNAVAILABLE = /^(08|53|57|58|25P03|25006|55P03|28|3D)/;

/** Tables and columns that are not as this program has made them. */
const CHANGED = /^(42P01|42703|3F000|0A000)$/;

/** An error of the database as a store tells of it: a fault of this program passes as it is. */
export function toStoreError(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailableError) return error;
  const state = sqlStateOf(error);
  if (state === undefined && !isOfConnection(error)) return error;
  if (state !== undefined && CHANGED.test(state)) {
    return unavailable(
      `The tables in ${place} were changed by another program; start this server again.`,
      error,
    );
  }
  if (state !== undefined && !UNAVAILABLE.test(state) && !CONFLICTS.has(state)) return error;
  if (state !== undefined && CONFLICTS.has(state)) {
    return unavailable(`Too many want to change the data in ${place} at the same time; try again.`, error);
  }
  return unavailable(`The database ${place} cannot be used at present: ${reasonOf(error)}.`, error);
}

function unavailable(message: string, cause: Error): StoreUnavailableError {
  return new StoreUnavailableError(message, { cause });
}

/** Of the operating system's, or of a driver that has lost its connection or waits for one in vain. */
function isOfConnection(error: Error): boolean {
  if ("syscall" in error || ("code" in error && /^E[A-Z]+$/.test(String(error.code)))) return true;
  return /connection|timeout|timed out|not queryable|SSL|certificate|closed/i.test(error.message);
}

/** The first line of what was said, which has no password in it. */
export function reasonOf(error: unknown): string {
  // Addresses that were tried one after the other are one error each.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const message = first instanceof Error ? first.message : String(first);
  return (message.split("\n")[0] ?? "").replace(/\.$/, "");
}
