import type { IncomingMessage } from "node:http";
import { Problem } from "../../contract/problem.ts";
import type { ContractRequest } from "../../contract/request.ts";
import { createHostGuard, refuseAmbiguousHost } from "./host-guard.ts";
import { MOST_FIELDS } from "./node-server.ts";
import { createOriginGuard } from "./origin-guard.ts";
import type { SiteOptions } from "./server-options.ts";

/**
 * Judges requests before anybody looks at what they ask for. On a loopback address, that is of those which a page from
 * anywhere can have the browser of this machine send, too.
 */
export function createGuard(
  { corsOrigins = [], allowedHosts = [] }: SiteOptions,
  isLoopback: () => boolean,
): (request: ContractRequest, message: IncomingMessage) => Problem | undefined {
  const refuseHost = createHostGuard(allowedHosts);
  const refuseOrigin = createOriginGuard({ corsOrigins, allowedHosts });
  return (request, { rawHeaders }) => {
    if (rawHeaders.length > 2 * MOST_FIELDS) return tooManyFields();
    if (!isLoopback()) return refuseAmbiguousHost(request);
    return refuseHost(request) ?? refuseOrigin(request);
  };
}

function tooManyFields(): Problem {
  return new Problem({
    status: 431,
    kind: "headers-too-large",
    title: "Header fields too large",
    detail: `There are more than ${MOST_FIELDS} header fields; send fewer of them.`,
  });
}
