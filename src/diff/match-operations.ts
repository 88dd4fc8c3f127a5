import type { Operation } from "../contract/operation.ts";
import { formOf } from "../contract/path-entries.ts";
import type { Pair } from "./change.ts";

/** Which operations are the same ones in both documents. */
export interface MatchedOperations {
  readonly pairs: readonly Pair<Operation>[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/**
 * Operations are the same ones by method and path, whatever the names of its variables; else by method and the whole path,
 * where a part of it went from the servers to the paths or back.
 */
export function matchOperations(operations: Pair<readonly Operation[]>): MatchedOperations {
  const pairs: Pair<Operation>[] = [];
  let removed = operations.old;
  let added = operations.new;
  for (const keysOf of [pathKeys, wholePathKeys]) {
    const known = new Map(
      added.flatMap((operation) => keysOf(operation).map((key) => [key, operation] as const)),
    );
    const taken = new Set<Operation>();
    removed = removed.filter((old) => {
      const there = keysOf(old)
        .map((key) => known.get(key))
        .find((found) => found !== undefined && !taken.has(found));
      if (!there) return true;
      taken.add(there);
      pairs.push({ old, new: there });
      return false;
    });
    added = added.filter((operation) => !taken.has(operation));
  }
  return { pairs, removed, added };
}

/** All paths under which an operation is found, its base paths included and the names of its variables left out. */
export function wholePathsOf({ basePaths, path }: Operation): string[] {
  return basePaths.map((base) => formOf(base + path));
}

function pathKeys({ method, path }: Operation): string[] {
  return [`${method} ${formOf(path)}`];
}

function wholePathKeys(operation: Operation): string[] {
  return wholePathsOf(operation).map((path) => `${operation.method} ${path}`);
}
