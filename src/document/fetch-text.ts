import { DocumentError } from "../contract/document.ts";
import type { DocumentLimits } from "./limits.ts";
import { readBounded } from "./read-bounded.ts";

const ACCEPT =
  "application/openapi+yaml, application/openapi+json, application/yaml, application/json, text/yaml, */*;q=0.1";

/** A text from the network. */
export interface FetchedText {
  readonly text: string;
  /** Where it was in the end, redirects followed. */
  readonly url: string;
}

/**
 * Reads a text over http or https. `permit` is asked for each redirect and throws where it must not be followed.
 * @throws {DocumentError} when there is no such text, it is too long or takes too long.
 */
export async function fetchText(
  url: string,
  limits: DocumentLimits,
  permit: (url: string) => void,
): Promise<FetchedText> {
  const signal = AbortSignal.timeout(limits.networkMs);
  try {
    const response = await request(url, limits, permit, signal);
    const text = response.body ? await readBounded(response.body, limits.fileBytes, url) : "";
    return { text, url: response.url };
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const reason = signal.aborted ? `took longer than ${limits.networkMs / 1000} s` : describe(error);
    throw new DocumentError(`${url}: cannot be read (${reason})`);
  }
}

async function request(
  url: string,
  limits: DocumentLimits,
  permit: (url: string) => void,
  signal: AbortSignal,
): Promise<Response> {
  let current = url;
  for (let redirects = 0; redirects <= limits.redirects; redirects++) {
    const response = await fetch(current, { redirect: "manual", signal, headers: { accept: ACCEPT } });
    if (response.ok) return response;
    await response.body?.cancel();
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) {
      throw new DocumentError(`${current}: answers ${response.status}, not with a document`);
    }
    current = redirectTarget(location, current);
    permit(current);
  }
  throw new DocumentError(`${url}: redirects more than ${limits.redirects} times`);
}

function redirectTarget(location: string, from: string): string {
  const target = URL.parse(location, from);
  if (target && /^https?:$/.test(target.protocol)) return target.href;
  throw new DocumentError(`${from}: redirects to ${location}, which is not http(s)`);
}

/** The innermost reason that a failed request gives: `ECONNREFUSED`. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return describe(error.cause);
  return "code" in error && typeof error.code === "string" && error.code !== "" ? error.code : error.message;
}
