import { StoreDamagedError, StoreUnavailableError } from "../store.ts";
import { reasonOf, sqlStateOf } from "./database-error.ts";

/** What to do about what PostgreSQL answers when it is first asked, by SQLSTATE. */
const ADVICE: readonly (readonly [state: RegExp, advice: string])[] = [
  [/^28P01$/, "the password is wrong; put the right one into the address, or into PGPASSWORD"],
  [/^28/, "the user may not connect; look at the address, and at the server's pg_hba.conf"],
  [/^3D000$/, "there is no such database; make it with CREATE DATABASE, or name another"],
  [
    /^42501$/,
    "the user has not the rights; GRANT CREATE ON DATABASE to it, or make its schema and give it to it",
  ],
  [/^53300$/, "it has no connection left; raise its max_connections, or start fewer servers"],
  [/^57P03$/, "it is starting up; try again in a moment"],
  [/^25006$/, "it takes no changes, as a standby does; name the primary"],
];

/** The same for what the network says. */
const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there; start the database, or name another host or port",
  ENOTFOUND: "there is no host of that name",
  EAI_AGAIN: "the name of the host cannot be looked up at present",
  ETIMEDOUT: "nobody answers; look at the host, the port and what is between",
  EHOSTUNREACH: "the host cannot be reached",
};

/** Why a database cannot be used at the start and what to do about it, in one line without the password. */
export function toStartError(error: unknown, place: string): unknown {
  if (error instanceof StoreDamagedError || !(error instanceof Error)) return error;
  const cause = error instanceof StoreUnavailableError ? (error.cause ?? error) : error;
  const state = sqlStateOf(cause);
  const advice = ADVICE.find(([states]) => states.test(state ?? ""))?.[1] ?? CODES[codeOf(cause)];
  if (advice !== undefined) return unusable(place, `${advice} (${reasonOf(cause)})`, error);
  if (/timeout/i.test(reasonOf(cause))) {
    return unusable(place, `${CODES.ETIMEDOUT ?? ""} (${reasonOf(cause)})`, error);
  }
  if (/SSL|certificate|TLS/i.test(reasonOf(cause))) {
    return unusable(place, `${reasonOf(cause)}; look at sslmode in the address`, error);
  }
  if (error instanceof StoreUnavailableError && error.cause !== undefined) {
    return unusable(place, reasonOf(cause), error);
  }
  return error;
}

function unusable(place: string, reason: string, cause: Error): StoreUnavailableError {
  return new StoreUnavailableError(`the database ${place} cannot be used: ${reason}`, { cause });
}

function codeOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error && "code" in first ? String(first.code) : "";
}

/** The oldest version whose tables and statements are tested. */
const OLDEST = 15;

/** @throws {StoreUnavailableError} for a server that is too old. */
export function refuseOldServer(version: string, place: string): void {
  const major = /^PostgreSQL (\d+)/.exec(version)?.[1];
  if (major === undefined || Number(major) >= OLDEST) return;
  throw new StoreUnavailableError(
    `the database ${place} is PostgreSQL ${major}, and this program needs ${OLDEST} or newer; bring it up to date, or ` +
      `name another one`,
  );
}
