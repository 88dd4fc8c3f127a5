/** An answer as its tests look at it. */
export interface Asked {
  readonly status: number;
  /** Who answered, and why the backend had not. */
  readonly source: string | null;
  readonly backend: string | null;
  readonly violations: string | null;
  readonly headers: Headers;
  readonly text: string;
}

/** Asks, and reads all of the answer. */
export async function ask(url: string, init?: RequestInit): Promise<Asked> {
  const response = await fetch(url, { redirect: "manual", ...init });
  const { status, headers } = response;
  return {
    status,
    source: headers.get("x-contract-source"),
    backend: headers.get("x-contract-backend"),
    violations: headers.get("x-contract-violations"),
    headers,
    text: await response.text(),
  };
}

/** A request with JSON in it. */
export function withJson(method: string, body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}
