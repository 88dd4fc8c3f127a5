import { Problem } from "../../contract/problem.ts";
import type { ContractRequest } from "../../contract/request.ts";
import { hostnameOf, isLoopbackName } from "../pages/access.ts";

/**
 * Why a request for a server of this name is refused, if it is: 400 without a Host, 421 with an unknown one. A page from
 * anywhere can have its own name lead to this machine, and would then be of the same origin as this server for the
 * browser: only its `Host` shows it.
 */
export function refuseUnknownHost(
  request: ContractRequest,
  allowedHosts: readonly string[],
): Problem | undefined {
  const { host } = request.headers;
  if (host === undefined) return new Problem({ status: 400, detail: "The Host header is missing; send it." });
  const name = hostnameOf(`http://${host}`);
  if (isLoopbackName(name) || allowedHosts.includes(name)) return undefined;
  return new Problem({
    status: 421,
    kind: "unknown-host",
    title: "Unknown host",
    detail: `This server is not known as ${JSON.stringify(host)}; ask for localhost, or allow this name where it is started.`,
  });
}
