import { BlockList, isIP } from "node:net";
import { Problem } from "../../contract/problem.ts";
import { isSecret } from "../../contract/security.ts";
import type { PageRequest } from "./page.ts";

const ADMIN_HEADER = "X-Admin-Token";

/**
 * Lets a request pass that comes from this machine or has the admin token; a token that is sent must be right. Where other
 * machines can reach the server, the token is the only way: what a proxy on this machine hands on looks as if it came from
 * here.
 * @throws {Problem} 401 otherwise.
 */
export type Gate = (request: PageRequest) => Promise<void>;

/** Makes the gate for one admin token; without one, only this machine may pass, and nobody where others can reach it. */
export function createGate(adminToken: string | undefined, isPublic: () => boolean = () => false): Gate {
  const isAdminToken = adminToken === undefined ? () => false : isSecret(adminToken);
  return async (request) => {
    const token = request.headers[ADMIN_HEADER.toLowerCase()];
    if (token === undefined ? !isPublic() && isLocal(request) : await isAdminToken(token)) return;
    throw new Problem({
      status: 401,
      detail:
        token === undefined
          ? `${isPublic() ? "Who asks" : "Only this machine may ask"} for ${request.path}${isPublic() ? " has to send" : "; from elsewhere send"} the admin token in ${ADMIN_HEADER}.`
          : `The admin token in ${ADMIN_HEADER} is not accepted.`,
      headers: { "WWW-Authenticate": `ApiKey in="header", name="${ADMIN_HEADER}"` },
    });
  };
}

/**
 * Whether a request was sent on this machine by a program or page of this machine. The address alone does not tell: a
 * page from anywhere can make the browser here ask. Its own name is then in `Origin`, or in `Host` when it had that name
 * lead to this machine; where it is in neither, `Sec-Fetch-Site` tells of it. What a proxy hands on comes from elsewhere.
 */
function isLocal({ remoteAddress, headers }: PageRequest): boolean {
  if (headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined) return false;
  if (remoteAddress === undefined || !isLoopbackAddress(remoteAddress)) return false;
  if (headers.host === undefined || !isLoopbackName(hostnameOf(`http://${headers.host}`))) return false;
  if (headers["sec-fetch-site"] === "cross-site") return false;
  return headers.origin === undefined || isLoopbackName(hostnameOf(headers.origin));
}

/** Whether a name or address without a port can only mean this machine: `localhost`, `127.0.0.1`, `[::1]`. */
export function isLoopbackName(name: string): boolean {
  const bare = name.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  return bare === "localhost" || bare.endsWith(".localhost") || isLoopbackAddress(bare);
}

/** The host name in a URL, without port; empty when it is none. */
export function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 4 ? "ipv4" : "ipv6");
}
