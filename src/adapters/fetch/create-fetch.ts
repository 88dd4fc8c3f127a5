import type { Contract } from "../../contract/contract.ts";
import { toContractRequest } from "./contract-request.ts";
import { settleResponse } from "./fetch-response.ts";

/** Asks as `fetch` does; an address without an origin is one of the contract's too: `/pets`. */
export type ContractFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Stands for the origin of addresses that have none. */
const ORIGIN = "http://localhost";

/**
 * A `fetch` that a contract answers, whatever the origin, without a socket: for tests, and for clients that take a
 * `fetch` of one's own. Delays are kept. Of the faults, `reset` rejects as `fetch` does, and `timeout` waits for the
 * caller to give up.
 */
export function createFetch(contract: Pick<Contract, "handle">): ContractFetch {
  return async (input, init) => {
    const request = new Request(typeof input === "string" ? new URL(input, ORIGIN) : input, init);
    const response = await contract.handle(await toContractRequest(request));
    const settled = await settleResponse(response, request.signal);
    if (settled === "reset") throw new TypeError("fetch failed: the connection was reset, on purpose");
    return new Response(settled.body, settled.init);
  };
}
