import { SOURCE_HEADER } from "../contract/reply.ts";
import type { ContractResponse } from "../contract/request.ts";
import type { HeaderField } from "./backend.ts";
import { endToEnd } from "./end-to-end.ts";

/** The header fields of a backend's reply, as they can be sent on. */
export type ReplyHeaders = Required<Pick<ContractResponse, "headers" | "setCookies">>;

/** What this server says itself. */
const OWN = /^(x-contract-.*|x-request-id|set-cookie)$/;

const PLACES = new Set(["location", "content-location"]);

/**
 * The fields of a backend's reply, repeated ones joined, that go on to the client. Places in the backend become places
 * here, so that whoever follows them stays here.
 */
export function clientHeaders(fields: readonly HeaderField[], backend: URL): ReplyHeaders {
  const headers: Record<string, string> = { [SOURCE_HEADER]: "forward" };
  const spelled = new Map<string, string>();
  for (const [name, value] of endToEnd(fields)) {
    const key = name.toLowerCase();
    if (OWN.test(key)) continue;
    // A field that comes more than once stands under the name that it had first.
    const first = spelled.get(key) ?? (key === "content-length" ? "Content-Length" : name);
    const before = spelled.has(key) ? headers[first] : undefined;
    spelled.set(key, first);
    const here = PLACES.has(key) ? toLocal(value, backend) : value;
    headers[first] = before === undefined ? here : `${before}, ${here}`;
  }
  const setCookies = fields.filter(([name]) => name.toLowerCase() === "set-cookie").map(([, value]) => value);
  return { headers, setCookies };
}

/** The first field of a name. */
export function fieldOf(fields: readonly HeaderField[], name: string): string | undefined {
  return fields.find(([other]) => other.toLowerCase() === name)?.[1];
}

function toLocal(place: string, backend: URL): string {
  const base = backend.pathname.replace(/\/$/, "");
  const absolute = `${backend.protocol}//${backend.host}`;
  const path = place.startsWith(absolute) ? place.slice(absolute.length) : place;
  if (path !== "" && !path.startsWith("/")) return place;
  const isBelow = path === base || path.startsWith(`${base}/`) || path.startsWith(`${base}?`);
  if (!isBelow) return place;
  const rest = path.slice(base.length);
  return rest.startsWith("/") ? rest : `/${rest}`;
}
