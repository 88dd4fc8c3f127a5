import { readServerPaths } from "../contract/base-paths.ts";
import type { Operation } from "../contract/operation.ts";
import type { Pair, Pointers } from "./change.ts";
import type { DocumentPair } from "./document-pair.ts";
import type { Scope } from "./scope.ts";

/** Compares the paths under which all operations are found. Which hosts serve them is no part of the contract. */
export function compareServers({ sides }: DocumentPair, scope: Scope): void {
  const paths = { old: pathsOf(sides.old.reader.root.servers), new: pathsOf(sides.new.reader.root.servers) };
  compareBasePaths(paths, { old: "/servers", new: "/servers" }, scope);
}

/** Compares those of an operation, where it has servers of its own: those of all are compared once. */
export function compareOwnServers(operations: Pair<Operation>, { sides }: DocumentPair, scope: Scope): void {
  const { old, new: there } = operations;
  const common = { old: pathsOf(sides.old.reader.root.servers), new: pathsOf(sides.new.reader.root.servers) };
  const isCommon = (side: "old" | "new") => isEqual(operations[side].basePaths, common[side]);
  if (isCommon("old") && isCommon("new")) return;
  const at = { old: old.pointer, new: there.pointer };
  compareBasePaths({ old: old.basePaths, new: there.basePaths }, at, scope);
}

function compareBasePaths(paths: Pair<readonly string[]>, at: Pointers, scope: Scope): void {
  for (const path of paths.old) {
    if (paths.new.includes(path)) continue;
    scope.tell("api-base-path-removed", at, `no server has the base path \`${path || "/"}\` any more`);
  }
  for (const path of paths.new) {
    if (!paths.old.includes(path))
      scope.tell("api-base-path-added", at, `a server has the base path \`${path || "/"}\``);
  }
}

function pathsOf(servers: unknown): readonly string[] {
  return readServerPaths(servers) ?? [""];
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((path, at) => path === other[at]);
}
