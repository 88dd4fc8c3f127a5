import type { Authenticator } from "../security.ts";
import { isPromise } from "../settled.ts";
import type { Routed } from "./route.ts";

/** A request that may be made. */
export interface Authenticated extends Routed {
  /** The names of the security schemes that it satisfied. */
  readonly authenticated: readonly string[];
}

/**
 * Holds the request against its operation's security requirements.
 * @throws {Problem} 401 when none of them is met.
 */
export function authenticate(
  authenticator: Authenticator,
  { request, operation, variables }: Routed,
): Authenticated | Promise<Authenticated> {
  const satisfy = (authenticated: readonly string[]) => ({ request, operation, variables, authenticated });
  const satisfied = authenticator.authenticate(operation.security, request);
  return isPromise(satisfied) ? satisfied.then(satisfy) : satisfy(satisfied);
}
