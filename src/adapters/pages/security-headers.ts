import { hostnameOf, isLoopbackName } from "./access.ts";
import type { PageRequest } from "./page.ts";

/** What helmet sets, but for the policy: a page that shows something has one of its own. */
const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Origin-Agent-Cluster": "?1",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-DNS-Prefetch-Control": "off",
  "X-Download-Options": "noopen",
  "X-Frame-Options": "SAMEORIGIN",
  "X-Permitted-Cross-Domain-Policies": "none",
  "X-XSS-Protection": "0",
};

/** Over TLS, where the name is no other machine's, too: `localhost` has other servers, which speak plain HTTP. */
const OVER_TLS = {
  ...HEADERS,
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
};

/** The header fields that keep a browser from doing with the server's own pages what it should not. */
export function securityHeaders({ scheme, headers }: PageRequest): Readonly<Record<string, string>> {
  if (scheme !== "https" || isLoopbackName(hostnameOf(`https://${headers.host ?? ""}`))) return HEADERS;
  return OVER_TLS;
}
