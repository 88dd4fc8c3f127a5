import { Problem } from "../../contract/problem.ts";
import type { ContractRequest } from "../../contract/request.ts";
import { hostnameOf, isLoopbackName } from "../pages/access.ts";

/** A name or an address, with a port or without (RFC 9110, section 7.2): no list of them, no user and no path. */
const HOST = /^([a-z0-9._~%!$&'()*+=-]+|\[[a-f0-9:.]+\])(:\d*)?$/i;

/** Judges requests by the `Host` that they ask for; who may pass once may always. */
export function createHostGuard(
  allowedHosts: readonly string[],
): (request: ContractRequest) => Problem | undefined {
  const hosts = allowedHosts.map((name) => name.toLowerCase());
  let latest: string | undefined;
  return (request) => {
    const { host } = request.headers;
    if (host !== undefined && host === latest) return undefined;
    const refusal = refuseUnknownHost(request, hosts);
    if (!refusal) latest = host;
    return refusal;
  };
}

/**
 * Why a request for a server of this name is refused, if it is: 400 without a Host, 421 with an unknown one. A page from
 * anywhere can have its own name lead to this machine, and would then be of the same origin as this server for the
 * browser: only its `Host` shows it.
 */
function refuseUnknownHost(request: ContractRequest, allowedHosts: readonly string[]): Problem | undefined {
  const { host } = request.headers;
  if (host === undefined) return new Problem({ status: 400, detail: "The Host header is missing; send it." });
  const name = HOST.test(host) ? hostnameOf(`http://${host}`) : "";
  if (isLoopbackName(name) || allowedHosts.includes(name)) return undefined;
  return new Problem({
    status: 421,
    kind: "unknown-host",
    title: "Unknown host",
    detail: `This server is not known as ${JSON.stringify(host)}; ask for localhost, or allow this name where it is started.`,
  });
}

/** Why a request for no host at all, or for several, is refused wherever the server is (RFC 9112, section 3.2). */
export function refuseAmbiguousHost({ headers: { host } }: ContractRequest): Problem | undefined {
  if (host === undefined || HOST.test(host)) return undefined;
  return new Problem({
    status: 400,
    detail: `The Host ${JSON.stringify(host)} is no single name with or without a port; send one.`,
  });
}
