import { Problem } from "../../contract/problem.ts";
import type { ContractRequest } from "../../contract/request.ts";
import { hostnameOf, isLoopbackName } from "../pages/access.ts";

const HARMLESS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"]);

/** Whose pages may change something. */
export interface KnownOrigins {
  /** As browsers send them, or `*`. */
  readonly corsOrigins: readonly string[];
  /** Names that the server itself is asked by. */
  readonly allowedHosts: readonly string[];
}

/**
 * Judges requests that would change something by the page that sends them. A page from anywhere can have the browser here
 * send a form to a server on this machine, and need not read the answer to have done harm; `Origin` and `Sec-Fetch-Site`
 * are what it cannot leave out or lie about.
 */
export function createOriginGuard({
  corsOrigins,
  allowedHosts,
}: KnownOrigins): (request: ContractRequest) => Problem | undefined {
  if (corsOrigins.includes("*")) return () => undefined;
  const origins = new Set(corsOrigins);
  const hosts = new Set(allowedHosts.map((name) => name.toLowerCase()));
  const isKnown = (origin: string) => {
    const name = hostnameOf(origin);
    return origins.has(origin) || isLoopbackName(name) || hosts.has(name);
  };
  return ({ method, headers }) => {
    if (HARMLESS.has(method)) return undefined;
    const { origin } = headers;
    if (origin === undefined ? headers["sec-fetch-site"] !== "cross-site" : isKnown(origin)) return undefined;
    return new Problem({
      status: 403,
      kind: "cross-site",
      title: "Cross-site request",
      detail: `A page of ${origin ?? "another site"} may change nothing here; allow its origin where the server is started (CORS), if it shall.`,
    });
  };
}
