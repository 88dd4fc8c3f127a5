import { decode } from "../../contract/bodies/content-coding.ts";
import type { Provider, ProviderReply } from "../../verify/provider.ts";
import { SilenceError, UntriedError } from "../../verify/provider.ts";
import type { WireRequest } from "../../verify/requests/wire-request.ts";
import { targetOf } from "../../verify/requests/wire-request.ts";

/** Answers that are longer are not expanded, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Answers requests: the `fetch` of an app, of a contract or of the platform. */
export type AskedFetch = (request: Request) => Response | Promise<Response>;

/** How a `fetch` is asked. */
export interface FetchProviderOptions {
  /** Where the provider is, for people. */
  readonly name: string;
  /** The origin of all requests: `http://localhost`. */
  readonly origin: string;
}

/**
 * A provider behind a `fetch`. Redirects are not followed. What no `Request` can carry, such as a body with GET or a path
 * with dots for segments, is left out.
 * @throws {TypeError} when what it answers is no Response.
 */
export function createFetchProvider(fetch: AskedFetch, { name, origin }: FetchProviderOptions): Provider {
  return {
    name,
    ask: async (sent, signal) => {
      const request = toRequest(sent, origin, signal);
      const answer = await untilAborted(Promise.resolve(request).then(fetch), signal).catch(toSilence);
      const response = asResponse(answer);
      if (response.type === "opaqueredirect") throw new UntriedError("a page cannot see redirects");
      return untilAborted(toReply(response), signal).catch(toSilence);
    },
  };
}

function toRequest(sent: WireRequest, origin: string, signal: AbortSignal): Request {
  const { method, headers, body } = sent;
  const target = targetOf(sent);
  const url = new URL(origin + target);
  if (decodeAll(url.pathname + url.search) !== decodeAll(target))
    throw new UntriedError("fetch would change the path or the query");
  try {
    return new Request(url, {
      ...{ method, headers, signal, redirect: "manual" },
      ...(body !== undefined && { body: body as string | Uint8Array<ArrayBuffer> }),
    });
  } catch (error) {
    // What may not be sent is refused in words of the platform's own.
    throw new UntriedError(error instanceof Error ? error.message : String(error));
  }
}

/** Which letters are percent-encoded makes no difference here: browsers encode more of them than others do. */
function decodeAll(target: string): string {
  return target.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}

/** A `fetch` of one's own may not hear of its caller giving up. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new SilenceError("reset", "is given up on"));
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });
}

function asResponse(answer: unknown): Response {
  const isResponse =
    typeof answer === "object" && answer !== null && "arrayBuffer" in answer && "headers" in answer;
  if (isResponse) return answer as Response;
  throw new TypeError(
    `the fetch to be verified has to answer with a Response, and answered with ${answer === null ? "null" : typeof answer}; give it as (request) => Response`,
  );
}

async function toReply(response: Response): Promise<ProviderReply> {
  const headers: Record<string, string> = {};
  // `Set-Cookie` comes once for each.
  for (const [name, value] of response.headers) {
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  const body = new Uint8Array(await response.arrayBuffer());
  const coding = headers["content-encoding"];
  if (coding === undefined || body.length === 0) return { status: response.status, headers, body };
  // The platform's `fetch` has expanded it already, and an app's own has not.
  const expanded = await decode(body, coding, MOST_BYTES).catch(() => body);
  return { status: response.status, headers, body: expanded };
}

function toSilence(error: unknown): never {
  if (error instanceof SilenceError) throw error;
  const { message, cause } = error instanceof Error ? error : { message: String(error), cause: undefined };
  const why = cause instanceof Error ? cause.message : message;
  throw new SilenceError("reset", `fails (${why})`);
}
