import type { ServerResponse } from "node:http";
import { Problem } from "../../contract/problem.ts";
import type { ContractRequest } from "../../contract/request.ts";
import { ApiKeys, missingKey } from "./api-keys.ts";
import type { ClientAddress } from "./client-address.ts";
import type { Quota, RateLimit, RateLimiter } from "./rate-limiter.ts";

/** Who may ask for anything, and how often; everybody, as often as they like, where left out. */
export interface AdmissionOptions {
  /** Secrets of which each request needs one, but for those about the server's health; the admin token is one of them. */
  readonly apiKeys?: readonly string[];
  /** How many requests a client may send: one API key, or where there are none one address. */
  readonly rateLimit?: RateLimit;
  /** Proxies that tell whom they ask for: addresses, or ranges like `10.0.0.0/8`. */
  readonly trustedProxies?: readonly string[];
}

/** Why a request is not let in, if it is not. What is left of the client's limit is set as header fields of the response. */
export type Admission = (request: ContractRequest, response: ServerResponse) => Promise<Problem | undefined>;

/**
 * Prepares to let requests in; undefined where all are.
 * @throws {TypeError} for keys that no header can carry.
 */
export function createAdmission({
  apiKeys = [],
  rateLimit,
  trustedProxies = [],
  adminToken,
}: AdmissionOptions & { readonly adminToken?: string }): Admission | undefined {
  if (apiKeys.length === 0 && !rateLimit) return undefined;
  const known = adminToken === undefined ? apiKeys : [...apiKeys, adminToken];
  const keys = apiKeys.length > 0 ? new ApiKeys(known) : undefined;
  const count = rateLimit && createCounting(rateLimit, trustedProxies);
  return async (request, response) => {
    const key = keys?.find(request);
    const excess = await count?.(key, response);
    return excess ?? (keys && key === undefined ? missingKey(request) : undefined);
  };
}

/** What counts is loaded with the first request. */
function createCounting(limit: RateLimit, proxies: readonly string[]) {
  let loading: Promise<readonly [RateLimiter, ClientAddress, (address: string) => string]> | undefined;
  const load = async () => {
    const [{ RateLimiter }, { createClientAddress, networkOf }] = await Promise.all([
      import("./rate-limiter.ts"),
      import("./client-address.ts"),
    ]);
    return [new RateLimiter(limit), createClientAddress(proxies), networkOf] as const;
  };
  return async (key: number | undefined, response: ServerResponse): Promise<Problem | undefined> => {
    const [limiter, addressOf, networkOf] = await (loading ??= load());
    const quota = await limiter.take(key === undefined ? networkOf(addressOf(response.req)) : `key ${key}`);
    tell(limit, quota, response);
    return quota.isSpent ? spent(limit, quota) : undefined;
  };
}

/** The name of the only policy there is. */
const POLICY = "client";

/** In the fields of draft-ietf-httpapi-ratelimit-headers-11, sections 3 and 4. */
function tell({ requests, seconds }: RateLimit, { remaining, reset }: Quota, response: ServerResponse): void {
  response.setHeader("RateLimit-Policy", `"${POLICY}";q=${requests};w=${seconds}`);
  response.setHeader("RateLimit", `"${POLICY}";r=${remaining};t=${reset}`);
}

function spent({ requests, seconds }: RateLimit, { reset }: Quota): Problem {
  return new Problem({
    status: 429,
    kind: "quota-exceeded",
    title: "Quota exceeded",
    detail: `A client may send ${requests} requests in ${seconds} seconds; ask again in ${reset}.`,
    extensions: { "violated-policies": [POLICY] },
    headers: { "Retry-After": String(reset) },
  });
}
