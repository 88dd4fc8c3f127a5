import { readHeaderList, readPair } from "../contract/header-list.ts";
import type { Operation } from "../contract/operation.ts";
import type { ContractRequest } from "../contract/request.ts";
import type { Preferences } from "./preference.ts";
import { NO_PREFERENCES, readPreferences } from "./preference.ts";

/** A request, and beside it what was in it for the mock alone. */
export interface Asked {
  /** Without the preferences that stood in its query. */
  readonly request: ContractRequest;
  readonly preferences: Preferences;
}

/** Where a header cannot be set, preferences stand in the query under these names. */
const FALL_BACKS = Object.keys(NO_PREFERENCES).map((name) => `__${name}`);

/**
 * Prepares to take preferences out of requests: those of `Prefer`, and only where there is no such header those of the
 * query. A name that the contract itself has as a query parameter stays the contract's.
 */
export function createPreferenceReader(
  operations: readonly Operation[],
): (request: ContractRequest) => Asked {
  // Few clients ever ask by the query.
  let fallBacks: ReadonlySet<string> | undefined;
  return (request) => {
    const { prefer } = request.headers;
    if (prefer === undefined && !request.query.includes("__"))
      return { request, preferences: NO_PREFERENCES };
    const { query, pairs } = takeFromQuery(request.query, (fallBacks ??= findFallBacks(operations)));
    return {
      request: { ...request, query },
      preferences: readPreferences(prefer === undefined ? pairs : preferPairs(prefer)),
    };
  };
}

function findFallBacks(operations: readonly Operation[]): ReadonlySet<string> {
  const declared = new Set(
    operations.flatMap(({ parameters }) =>
      parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
    ),
  );
  return new Set(FALL_BACKS.filter((name) => !declared.has(name)));
}

/** What is behind a semicolon counts as much: `code=404; example=none`. */
function preferPairs(prefer: string): (readonly [name: string, value: string])[] {
  return readHeaderList(prefer).flatMap(({ head, parameters }) => [readPair(head), ...parameters]);
}

function takeFromQuery(
  query: string,
  names: ReadonlySet<string>,
): { readonly query: string; readonly pairs: [name: string, value: string][] } {
  const nameOf = (piece: string) => piece.split("=", 1)[0] ?? "";
  const pieces = query.split("&");
  const taken = pieces.filter((piece) => names.has(nameOf(piece)));
  return {
    query: pieces.filter((piece) => !names.has(nameOf(piece))).join("&"),
    pairs: [...new URLSearchParams(taken.join("&"))].map(([name, value]) => [name.slice(2), value]),
  };
}
