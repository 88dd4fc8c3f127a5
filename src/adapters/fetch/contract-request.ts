import type { ContractRequest } from "../../contract/request.ts";
import { expandBody } from "./request-coding.ts";

/** A body longer than this is refused where nothing else was said, in bytes. */
export const MOST_BODY_BYTES = 1024 * 1024;

/** How a fetch request is read, where not as it stands. */
export interface RequestReading {
  /** Asked for in place of the address' own path. */
  readonly path?: string;
  /** Those that go with the request and are not in its `Cookie` header, which pages may not see. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** The longest body that is taken, in bytes, also when it has been expanded; 1 MiB. */
  readonly bodyBytes?: number;
}

/**
 * A request of `fetch` as the contract takes it. Its body is read at once: not every browser tells whether there is one.
 * @throws the reason of its signal when the caller gives up while the body comes.
 */
export async function toContractRequest(
  request: Request,
  { path, cookies = {}, bodyBytes = MOST_BODY_BYTES }: RequestReading = {},
): Promise<ContractRequest> {
  const { method, signal } = request;
  const { pathname, search, protocol } = new URL(request.url);
  const headers: Record<string, string | undefined> = Object.fromEntries(request.headers);
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  if (pairs.length > 0) headers.cookie ??= pairs.join("; ");
  const isBodiless = method === "GET" || method === "HEAD";
  const bytes = isBodiless ? new Uint8Array() : new Uint8Array(await request.arrayBuffer());
  return {
    method,
    path: path ?? pathname,
    query: search.slice(1),
    headers,
    signal: () => signal,
    scheme: protocol === "https:" ? "https" : "http",
    ...(bytes.length > 0 && { body: () => expandBody(bytes, headers["content-encoding"], bodyBytes) }),
  };
}
