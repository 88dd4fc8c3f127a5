import type { ContractRequest } from "../contract/request.ts";
import type { HeaderField } from "./backend.ts";
import { canDecode } from "../contract/bodies/content-coding.ts";
import { endToEnd } from "./end-to-end.ts";

/** Fields that are written anew for the backend, or that have been dealt with here. */
const REWRITTEN = new Set([
  "host",
  "via",
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "accept-encoding",
  // The body is asked for by whoever reads the request.
  "expect",
]);

/**
 * The header fields of a request as its backend gets them: those of the client, and who it was that asked, and for which
 * host (RFC 7239, and the older `X-Forwarded-…`). `via` is the name of this server among proxies (RFC 9110, 7.6.3).
 */
export function backendHeaders(request: ContractRequest, backend: URL, via: string): HeaderField[] {
  const { headers } = request;
  const sent = Object.entries(headers).flatMap(([name, value]): HeaderField[] =>
    value === undefined ? [] : [[name, value]],
  );
  const kept = endToEnd(sent).filter(([name]) => !REWRITTEN.has(name));
  return [["host", backend.host], ...kept, ...forwardedFields(request, via), ...acceptEncoding(headers)];
}

function forwardedFields({ headers, remoteAddress, scheme = "http" }: ContractRequest, via: string) {
  const { host } = headers;
  const hop = [
    `for=${remoteAddress === undefined ? "unknown" : quote(nodeName(remoteAddress))}`,
    ...(host === undefined ? [] : [`host=${quote(host)}`]),
    `proto=${scheme}`,
  ].join(";");
  const first = (name: string, value: string | undefined): HeaderField[] => {
    const said = headers[name] ?? value;
    return said === undefined ? [] : [[name, said]];
  };
  return [
    ["via", append(headers.via, `1.1 ${via}`)],
    ["forwarded", append(headers.forwarded, hop)],
    ["x-forwarded-for", append(headers["x-forwarded-for"], remoteAddress ?? "unknown")],
    ...first("x-forwarded-host", host),
    ...first("x-forwarded-proto", scheme),
  ] satisfies HeaderField[];
}

/** Only codings that can be read here are asked for, since what cannot be read cannot be checked. */
function acceptEncoding(headers: ContractRequest["headers"]): HeaderField[] {
  const sent = headers["accept-encoding"];
  if (sent === undefined) return [];
  const known = sent.split(",").filter((piece) => canDecode(piece.split(";", 1)[0] ?? ""));
  return [
    ["accept-encoding", known.length === 0 ? "identity" : known.map((piece) => piece.trim()).join(", ")],
  ];
}

function append(list: string | undefined, member: string): string {
  return list === undefined ? member : `${list}, ${member}`;
}

/** IPv6 addresses stand in brackets (RFC 7239, section 6). */
function nodeName(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}

function quote(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}
