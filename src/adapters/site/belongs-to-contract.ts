import type { Contract } from "../../contract/contract.ts";
import { ROOT } from "../pages/pages.ts";

/**
 * Whether a path is a contract's, or that of a page about it: one that it declares, or anything below its base path or
 * `/__contract`. At the root of a server a contract has its declared paths alone.
 */
export function belongsToContract(contract: Pick<Contract, "hasPath" | "basePaths">, path: string): boolean {
  const isBelow = (base: string) => path === base || path.startsWith(`${base}/`);
  if (isBelow(ROOT) || contract.hasPath(path)) return true;
  return contract.basePaths.some((base) => base !== "/" && isBelow(base));
}
