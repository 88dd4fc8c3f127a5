import { UsageError } from "../usage-error.ts";
import { folderPlace } from "./folder-place.ts";
import type { StatePlace, StateShape } from "./state-place.ts";

const SCHEME = /^([a-z][a-z0-9+.-]+):\/\//i;

/**
 * The place that somebody means by a folder or an address.
 * @throws {UsageError} for an address that no store has.
 */
export async function toPlace(given: string, shape: StateShape): Promise<StatePlace> {
  const scheme = SCHEME.exec(given)?.[1]?.toLowerCase();
  if (scheme === undefined) return folderPlace(given, shape);
  if (scheme === "postgres" || scheme === "postgresql") {
    const { postgresPlace } = await import("./postgres-place.ts");
    return postgresPlace(given, shape);
  }
  throw new UsageError(`no store is kept at ${scheme}://…; name a folder, or postgres://…`);
}
