import type { ContractResponse } from "../../contract/request.ts";
import { breakJson } from "../../mock/fault.ts";

/** These have no body, and `Response` takes none. */
const BODILESS = new Set([204, 205, 304]);

/** A response as `fetch` gives it, before it is made into one: MSW has a class of its own for that. */
export interface ResponseParts {
  readonly body: ReadableStream<Uint8Array> | string | Uint8Array<ArrayBuffer> | null;
  readonly init: { readonly status: number; readonly headers: Headers };
}

/**
 * What the contract answered, once it has been held back for as long as it says; `reset` where the connection shall break.
 * A `timeout` waits for the caller to give up.
 * @throws the signal's reason, as soon as the caller gives up.
 */
export async function settleResponse(
  response: ContractResponse,
  signal: AbortSignal,
): Promise<ResponseParts | "reset"> {
  const { delayMs = 0, fault } = response;
  if (fault === "timeout" || delayMs > 0) await wait(fault === "timeout" ? undefined : delayMs, signal);
  signal.throwIfAborted();
  if (fault === "reset") return "reset";
  return toParts(fault === "malformed" ? malform(response) : response);
}

/** Waits so many milliseconds, without a number for ever; rejects as soon as the caller gives up. */
function wait(ms: number | undefined, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
}

/** JSON that no parser takes; anything else breaks off. */
function malform(response: ContractResponse): ContractResponse {
  const { body, headers, ...rest } = response;
  if (typeof body === "string" && /json/i.test(headers["Content-Type"] ?? "")) {
    return { ...rest, headers, body: breakJson(body) };
  }
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new TypeError("terminated: the body broke off, on purpose")),
  });
  return { ...rest, headers, stream };
}

function toParts({ status, headers, body, stream, setCookies = [] }: ContractResponse): ResponseParts {
  const fields = new Headers({ ...headers });
  for (const cookie of setCookies) fields.append("Set-Cookie", cookie);
  const written = body as string | Uint8Array<ArrayBuffer> | undefined;
  return {
    body: BODILESS.has(status) ? null : (stream ?? written ?? null),
    init: { status, headers: fields },
  };
}
