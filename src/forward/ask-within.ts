import type { Backend, BackendReply, BackendRequest } from "./backend.ts";
import { BackendSilence } from "./backend.ts";

/**
 * Asks a backend, which has to begin its answer within `ms` milliseconds. How long the answer then takes is its own
 * affair, and the client's.
 * @throws {BackendSilence} when no answer begins; and `gone.reason` when the client has gone.
 */
export async function askWithin(
  backend: Backend,
  request: Omit<BackendRequest, "signal">,
  ms: number,
  gone: AbortSignal | undefined,
): Promise<BackendReply> {
  const controller = new AbortController();
  const abort = () => controller.abort(gone?.reason);
  if (gone?.aborted) abort();
  gone?.addEventListener("abort", abort, { once: true });
  const late = new BackendSilence("timeout", `${backend.url.host} has not answered within ${ms} ms`);
  const timer = setTimeout(() => controller.abort(late), ms);
  try {
    return await backend.ask({ ...request, signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}
