import type { Authenticator } from "../security.ts";
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
export async function authenticate(authenticator: Authenticator, routed: Routed): Promise<Authenticated> {
  const { operation, request } = routed;
  return { ...routed, authenticated: await authenticator.authenticate(operation.security, request) };
}
