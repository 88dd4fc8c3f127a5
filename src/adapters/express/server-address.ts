import type { Site } from "../site/site.ts";

/** Where a server can be reached. */
export interface ServerAddress {
  readonly port: number;
  readonly url: string;
  /** The page that lists all operations, and tries them out. */
  readonly startUrl: string;
  /** The documentation of its contract, of several that of the first. */
  readonly documentationUrl: string;
  /** Where each of its contracts can be reached. */
  readonly contracts: readonly ContractAddress[];
}

/** Where a contract of a server can be reached. */
export interface ContractAddress {
  readonly name: string;
  /** One for each base path. */
  readonly urls: readonly string[];
  readonly documentationUrl: string;
}

/** Where what a server holds can be reached when its root is at `url`. */
export function toAddress(site: Site, port: number, url: string): ServerAddress {
  const contracts = site.mounts.map((mount) => ({
    name: mount.name,
    urls: mount.contract.basePaths.map((basePath) => (basePath === "/" ? url : url + basePath)),
    documentationUrl: url + site.documentationOf(mount),
  }));
  const documentationUrl = contracts[0]?.documentationUrl ?? url;
  return { port, url, startUrl: url + site.start, documentationUrl, contracts };
}
