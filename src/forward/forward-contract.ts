import type { Contract } from "../contract/contract.ts";
import type { ContractRequest } from "../contract/request.ts";
import type { ForwardOptions } from "./forward-options.ts";
import { Forwarder } from "./forwarder.ts";
import { createSelection } from "./selection.ts";

/**
 * Puts a contract beside a real backend: requests go there first, and what the backend does not have is answered by the
 * contract. Both are held against the contract on the way.
 * @throws {TypeError} for a selection that names what the contract does not have.
 */
export function forwardContract(contract: Contract, options: ForwardOptions): Contract {
  const isForwarded = createSelection(contract.operations, options.selection ?? {});
  const forwarder = new Forwarder(contract, options);
  return {
    ...contract,
    handle(request) {
      const operation = contract.inspection.find(request);
      return isForwarded(operation) ? forwarder.handle(toStreamed(request)) : contract.handle(request);
    },
  };
}

/** A transport without streams has taken the body out of its coding already. */
function toStreamed(request: ContractRequest): ContractRequest {
  if (request.stream || !request.body) return request;
  const headers = { ...request.headers, "content-encoding": undefined, "content-length": undefined };
  return { ...request, headers };
}
