import { readServerUrls } from "../../contract/base-paths.ts";
import type { Contract } from "../../contract/contract.ts";
import { isObject } from "../../contract/document.ts";

/** Where a page finds the API: `/api` on its own origin, `https://api.example.com/v1` on another, or several of them. */
export type BaseUrl = string | readonly string[];

/** One place: the origin, undefined for that of the page, and the path that it begins with, without a slash at the end. */
interface Base {
  readonly origin: string | undefined;
  readonly path: string;
}

/** Tells which paths of a contract a URL may mean, the likeliest first; none for one that is somewhere else. */
export type FindPaths = (url: URL) => readonly string[];

type Described = Pick<Contract, "document" | "basePaths">;

/**
 * Prepares to find a contract's paths in URLs. Without a base URL they are found on the page's own origin and on those
 * that the document's servers name, under the document's base paths; where there is no page, as in Node, on any origin.
 * @throws {TypeError} for a base URL that is neither a path nor an http URL, or that has a query.
 */
export function createPathFinder(contract: Described, baseUrl: BaseUrl | undefined): FindPaths {
  if (baseUrl === undefined) return findDeclared(contract);
  const bases = [baseUrl].flat().map(readBase);
  if (bases.length === 0) throw new TypeError(`baseUrl must name at least one place, like "/api"`);
  const prefixes = contract.basePaths.map((path) => (path === "/" ? "" : path));
  if (prefixes.some((prefix) => prefix.includes("{"))) {
    throw new TypeError(
      `baseUrl cannot stand for a base path with variables in it; give createContract a basePath of its own`,
    );
  }
  return (url) => {
    const base = bases.find((one) => isOrigin(url, one.origin) && isBelow(url.pathname, one.path));
    if (!base) return [];
    const rest = url.pathname.slice(base.path.length) || "/";
    return prefixes.map((prefix) => prefix + rest);
  };
}

function findDeclared({ document, basePaths }: Described): FindPaths {
  let origins: ReadonlySet<string> | undefined;
  const isDeclared = (origin: string) => (origins ??= new Set(declaredOrigins(document))).has(origin);
  return (url) => {
    const isFound = isOrigin(url, undefined) || isDeclared(url.origin);
    const isInside = basePaths.some((path) => path.includes("{") || isBelow(url.pathname, path));
    return isFound && isInside ? [url.pathname] : [];
  };
}

/** The origins of all servers, those of single paths and operations too. */
function declaredOrigins(document: Contract["document"]): string[] {
  const items = Object.values(document.paths ?? {}).filter(isObject);
  const operations = items.flatMap((item) => Object.values(item).filter(isObject));
  return [document, ...items, ...operations]
    .flatMap((part) => readServerUrls("servers" in part ? part.servers : undefined))
    .filter((url) => /^https?:/i.test(url) && URL.canParse(url))
    .map((url) => new URL(url).origin);
}

function readBase(text: unknown): Base {
  const isPath = typeof text === "string" && /^\/(?!\/)/.test(text);
  const url = isPath ? URL.parse(text, "http://page") : URL.parse(String(text));
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "") {
    throw new TypeError(
      `baseUrl must be a path like "/api" or a URL like "https://api.example.com/v1", without a query; it is ${JSON.stringify(text)}`,
    );
  }
  return { origin: isPath ? undefined : url.origin, path: url.pathname.replace(/(?<!\/)\/+$/, "") };
}

/** Whether a URL is of an origin; of the page's where none is given. What runs without a page has no origin to tell from. */
function isOrigin(url: URL, origin: string | undefined): boolean {
  const wanted = origin ?? pageOrigin();
  return wanted === undefined || url.origin === wanted;
}

function pageOrigin(): string | undefined {
  const location: unknown = Reflect.get(globalThis, "location");
  return isObject(location) && typeof location.origin === "string" ? location.origin : undefined;
}

function isBelow(path: string, base: string): boolean {
  return base === "" || base === "/" || path === base || path.startsWith(`${base}/`);
}
