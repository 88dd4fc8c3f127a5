import type { Contract } from "../../contract/contract.ts";

/** The paths of a contract as they are written in its document, below each of their base paths. */
export function declaredPaths({ operations }: Pick<Contract, "operations">): ReadonlySet<string> {
  return new Set(operations.flatMap(({ basePaths, path }) => basePaths.map((base) => base + path)));
}
