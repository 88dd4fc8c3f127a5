import { readServerPaths } from "../contract/base-paths.ts";
import type { Operation } from "../contract/operation.ts";
import { formOf } from "../contract/path-entries.ts";
import type { Pair, Pointers } from "./change.ts";
import type { DocumentPair } from "./document-pair.ts";
import { wholePathsOf } from "./match-operations.ts";
import type { Scope } from "./scope.ts";

/** Compares the paths under which all operations are found. Which hosts serve them is no part of the contract. */
export function compareServers(
  operations: readonly Pair<Operation>[],
  documents: DocumentPair,
  scope: Scope,
): void {
  const common = commonPaths(documents);
  const concerned = operations.filter((pair) => !hasOwnServers(pair, common));
  compareBasePaths(common, concerned, { old: "/servers", new: "/servers" }, scope);
}

/** Compares those of an operation, where it has servers of its own: those of all are compared once. */
export function compareOwnServers(operations: Pair<Operation>, documents: DocumentPair, scope: Scope): void {
  const { old, new: there } = operations;
  if (!hasOwnServers(operations, commonPaths(documents))) return;
  const at = { old: old.pointer, new: there.pointer };
  compareBasePaths({ old: old.basePaths, new: there.basePaths }, [operations], at, scope);
}

/** A base path is gone where an operation is not found under it any more. */
function compareBasePaths(
  paths: Pair<readonly string[]>,
  operations: readonly Pair<Operation>[],
  at: Pointers,
  scope: Scope,
): void {
  const isLost = (base: string, from: "old" | "new", to: "old" | "new") =>
    operations.some((pair) => !wholePathsOf(pair[to]).includes(formOf(base + pair[from].path)));
  for (const base of paths.old) {
    if (paths.new.includes(base) || !isLost(base, "old", "new")) continue;
    scope.tell("api-base-path-removed", at, `no server has the base path \`${base || "/"}\` any more`);
  }
  for (const base of paths.new) {
    if (paths.old.includes(base) || !isLost(base, "new", "old")) continue;
    scope.tell("api-base-path-added", at, `a server has the base path \`${base || "/"}\``);
  }
}

function commonPaths({ sides }: DocumentPair): Pair<readonly string[]> {
  return { old: pathsOf(sides.old.reader.root.servers), new: pathsOf(sides.new.reader.root.servers) };
}

function hasOwnServers(operations: Pair<Operation>, common: Pair<readonly string[]>): boolean {
  return (["old", "new"] as const).some((side) => !isEqual(operations[side].basePaths, common[side]));
}

function pathsOf(servers: unknown): readonly string[] {
  return readServerPaths(servers) ?? [""];
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((path, at) => path === other[at]);
}
