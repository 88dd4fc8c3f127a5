import type { HeaderField } from "./backend.ts";

/** Fields that are about one connection and not about the message (RFC 9110, section 7.6.1, and its forerunners). */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authentication-info",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** The fields that go on to the next hop: neither those of one connection, nor those that `Connection` names. */
export function endToEnd(fields: readonly HeaderField[]): HeaderField[] {
  const named = fields
    .filter(([name]) => name.toLowerCase() === "connection")
    .flatMap(([, value]) => value.split(",").map((option) => option.trim().toLowerCase()));
  const dropped = new Set([...HOP_BY_HOP, ...named]);
  return fields.filter(([name]) => !dropped.has(name.toLowerCase()));
}
