import type { ContractRequest } from "../../contract/request.ts";

/** A request as it goes out. */
export interface WireRequest {
  /** In upper case. */
  readonly method: string;
  /** Percent-encoded, from the base path on, without query. */
  readonly path: string;
  /** Encoded, without the `?`; empty where there is none. */
  readonly query: string;
  /** Under lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text is UTF-8; left out where the request has no body. */
  readonly body?: string | Uint8Array;
}

/** Path and query, as they stand in the first line of a request. */
export function targetOf({ path, query }: Pick<WireRequest, "path" | "query">): string {
  return query === "" ? path : `${path}?${query}`;
}

/** The request as a contract takes it. */
export function toContractRequest(request: WireRequest): ContractRequest {
  const { method, path, query, headers, body } = request;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return {
    ...{ method, path, query, headers },
    ...(bytes && bytes.length > 0 && { body: () => Promise.resolve(bytes) }),
  };
}
