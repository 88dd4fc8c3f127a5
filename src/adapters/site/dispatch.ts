import type { Contract } from "../../contract/contract.ts";
import type { Observer } from "../../contract/observer.ts";
import { Problem } from "../../contract/problem.ts";
import { encodeReply, problemReply, refusalOf } from "../../contract/reply.ts";
import type { ContractRequest, ContractResponse } from "../../contract/request.ts";
import { BasePathIndex } from "./base-path-index.ts";
import type { Mount } from "./mount.ts";

/**
 * Hands each request to the contract whose base path its path begins with; of several, to that with the longest one.
 * @throws {TypeError} for two contracts that have the same name or base path.
 */
export function createDispatch(mounts: readonly Mount[], observer: Observer): Pick<Contract, "handle"> {
  const index = new BasePathIndex<Mount>();
  const names = new Set<string>();
  for (const mount of mounts) {
    if (names.has(mount.name)) throw new TypeError(`two contracts are called ${mount.name}; rename one`);
    names.add(mount.name);
    for (const basePath of mount.contract.basePaths) {
      const other = index.add(basePath, mount);
      if (!other || other === mount) continue;
      throw new TypeError(
        `${other.name} and ${mount.name} are both found under ${basePath}; give one of them another basePath`,
      );
    }
  }
  const places = mounts.map(({ contract }) => contract.basePaths.join(", ")).join(", ");
  return {
    async handle(request) {
      const mount = index.find(request.path);
      return mount ? mount.contract.handle(request) : refuse(request, places, observer);
    },
  };
}

function refuse(request: ContractRequest, places: string, observer: Observer): ContractResponse {
  const detail = `${request.path} is outside of the contracts, which are found under ${places}.`;
  const reply = problemReply(new Problem({ status: 404, detail }), "engine");
  observer.exchanged?.({ request, status: 404, source: reply.source, durationMs: 0, ...refusalOf(reply) });
  return encodeReply(request, reply);
}
