import type { LookupAddress } from "node:dns";
import { lookup as lookupName } from "node:dns";
import type { LookupFunction } from "node:net";
import { BlockList, isIP } from "node:net";
import { DocumentError } from "../contract/document.ts";

/**
 * How far an address is from everybody: on the public network; on this machine or in its own network; or on its link
 * alone, where clouds answer whoever asks with keys (`169.254.169.254`).
 */
export type Reach = "public" | "private" | "link";

const ORDER: readonly Reach[] = ["public", "private", "link"];

/** IANA's registries of special-purpose addresses (RFC 6890), and where clouds tell of themselves beside the link. */
const LINK = subnets("169.254.0.0/16 100.100.100.200/32", "fe80::/10 fd00:ec2::/32 64:ff9b::a9fe:0/112");
const PRIVATE = subnets(
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15",
  "::/128 ::1/128 fc00::/7 fec0::/10 64:ff9b::/96 64:ff9b:1::/48 2002::/16",
);

function subnets(ipv4: string, ipv6: string): BlockList {
  const list = new BlockList();
  for (const [type, texts] of [["ipv4", ipv4] as const, ["ipv6", ipv6] as const]) {
    for (const text of texts.split(" ")) {
      const [net = "", prefix] = text.split("/");
      list.addSubnet(net, Number(prefix), type);
    }
  }
  return list;
}

/** How far an IP address reaches; one of IPv4 in IPv6 (`::ffff:127.0.0.1`) as that of IPv4. */
export function reachOf(address: string): Reach {
  const type = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (LINK.check(address, type)) return "link";
  return PRIVATE.check(address, type) ? "private" : "public";
}

/** @throws {DocumentError} where addresses are nearer to this machine than `nearest`. */
function permitAddresses(addresses: readonly string[], host: string, nearest: Reach): void {
  const found = addresses.find((address) => ORDER.indexOf(reachOf(address)) > ORDER.indexOf(nearest));
  if (found === undefined) return;
  const shown = found === host ? host : `${host} (${found})`;
  throw new DocumentError(
    reachOf(found) === "link"
      ? `${shown} is an address of this machine's link, where clouds keep their keys; no reference may lead there`
      : `${shown} is on this machine or in its own network; a document from elsewhere may not lead there`,
  );
}

/** Looks at the addresses of one connection, before it is made. */
export class AddressCheck {
  /** How far the farthest of them reaches; known when the connection is there. */
  reach: Reach = "link";
  readonly #nearest: Reach;

  /** `nearest` is how near to this machine the addresses may be. */
  constructor(nearest: Reach) {
    this.#nearest = nearest;
  }

  /** Looks at a URL whose host is an address itself. @throws {DocumentError} where that may not be asked. */
  permitHost({ hostname }: URL): void {
    const host = hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) !== 0) this.#take([host], host);
  }

  /** Finds the addresses of a name, so that none is asked but those that were looked at. */
  readonly lookup: LookupFunction = (host, options, tell) => {
    lookupName(host, { ...options, all: true }, (error, found) => {
      const refusal = error ?? this.#refusalOf(found, host);
      const [first] = found;
      if (refusal) tell(refusal, "", 0);
      else if (options.all === true) tell(null, found);
      else tell(null, first?.address ?? "", first?.family ?? 0);
    });
  };

  #refusalOf(found: readonly LookupAddress[], host: string): Error | undefined {
    try {
      this.#take(
        found.map(({ address }) => address),
        host,
      );
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }

  #take(addresses: readonly string[], host: string): void {
    permitAddresses(addresses, host, this.#nearest);
    const [reach] = addresses.map(reachOf).sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other));
    this.reach = reach ?? "link";
  }
}
