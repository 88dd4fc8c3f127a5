import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import proxyAddr from "proxy-addr";

/** Tells the address of the client that a request comes from. */
export type ClientAddress = (message: IncomingMessage) => string;

/**
 * Prepares to tell clients by their addresses: that of the connection, or where that is one of the proxies (addresses, or
 * ranges like `10.0.0.0/8`), the last one in `X-Forwarded-For` that is none of them. What stands before it there, the client
 * may have made up.
 * @throws {TypeError} for what is no address or range.
 */
export function createClientAddress(proxies: readonly string[]): ClientAddress {
  const isTrusted = proxyAddr.compile([...proxies]);
  return (message) => {
    const address = proxyAddr(message, isTrusted);
    return isIP(address) === 0 ? (message.socket.remoteAddress ?? "") : address;
  };
}

/**
 * What clients are counted by: an address of IPv4, or the first half of one of IPv6, of which every client has as many as it
 * likes (RFC 6177).
 */
export function networkOf(address: string): string {
  if (isIP(address) === 0) return address;
  const parsed = ipaddr.process(address);
  return "octets" in parsed ? parsed.toString() : parsed.parts.slice(0, 4).join(":");
}
