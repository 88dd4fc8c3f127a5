import type { Contract } from "../../contract/contract.ts";
import type { ContractRequest, ContractResponse } from "../../contract/request.ts";
import { breakJson } from "../../mock/fault.ts";

/** Asks as `fetch` does; an address without an origin is one of the contract's too: `/pets`. */
export type ContractFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Stands for the origin of addresses that have none. */
const ORIGIN = "http://localhost";

/** These have no body, and `Response` takes none. */
const BODILESS = new Set([204, 205, 304]);

/**
 * A `fetch` that a contract answers, whatever the origin, without a socket: for tests, and for clients that take a
 * `fetch` of one's own. Delays are kept. Of the faults, `reset` rejects as `fetch` does, and `timeout` waits for the
 * caller to give up.
 */
export function createFetch(contract: Pick<Contract, "handle">): ContractFetch {
  return async (input, init) => {
    const request = new Request(typeof input === "string" ? new URL(input, ORIGIN) : input, init);
    const response = await contract.handle(toContractRequest(request));
    const { delayMs = 0, fault } = response;
    if (fault === "timeout" || delayMs > 0) {
      await wait(fault === "timeout" ? undefined : delayMs, request.signal);
    }
    request.signal.throwIfAborted();
    if (fault === "reset") throw new TypeError("fetch failed: the connection was reset, on purpose");
    return toResponse(fault === "malformed" ? malform(response) : response);
  };
}

function toContractRequest(request: Request): ContractRequest {
  const { method, headers, signal } = request;
  const { pathname, search, protocol } = new URL(request.url);
  return {
    method,
    path: pathname,
    query: search.slice(1),
    headers: Object.fromEntries(headers),
    signal: () => signal,
    scheme: protocol === "https:" ? "https" : "http",
    ...(request.body && { body: async () => new Uint8Array(await request.arrayBuffer()) }),
  };
}

/** Waits so many milliseconds, without a number for ever; rejects as soon as the caller gives up. */
function wait(ms: number | undefined, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
}

/** JSON that no parser takes; anything else breaks off. */
function malform(response: ContractResponse): ContractResponse {
  const { body, headers, ...rest } = response;
  if (typeof body === "string" && /json/i.test(headers["Content-Type"] ?? "")) {
    return { ...rest, headers, body: breakJson(body) };
  }
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new TypeError("terminated: the body broke off, on purpose")),
  });
  return { ...rest, headers, stream };
}

function toResponse({ status, headers, body, stream, setCookies = [] }: ContractResponse): Response {
  const fields = new Headers({ ...headers });
  for (const cookie of setCookies) fields.append("Set-Cookie", cookie);
  const written = body as string | Uint8Array<ArrayBuffer> | undefined;
  const content = BODILESS.has(status) ? null : (stream ?? written ?? null);
  return new Response(content, { status, headers: fields });
}
