import { setTimeout as sleep } from "node:timers/promises";
import type { HttpProviderOptions } from "../../adapters/provider/http-provider.ts";
import { createHttpProvider } from "../../adapters/provider/http-provider.ts";
import { isUntrusted, knock } from "../../adapters/provider/knock.ts";
import { codeOf, UsageError } from "../usage-error.ts";

/** What is waited for before the run begins. */
export interface Waiting {
  /** The provider itself, where left out. */
  readonly url?: URL;
  /** How long, at most. */
  readonly seconds?: number;
}

const DEFAULT_SECONDS = 60;
/** Between two tries, in milliseconds. */
const PAUSE_MS = 200;
/** How long a connection or one answer may take, in milliseconds. */
const TRY_MS = 10_000;

/**
 * Makes sure that somebody is there, without a request of the run's own.
 * @throws {UsageError} when nobody is.
 */
export async function refuseUnreachable(url: URL, options: HttpProviderOptions): Promise<void> {
  try {
    await knock(url, options, TRY_MS);
  } catch (error) {
    throw new UsageError(`nobody answers at ${url.origin} (${reasonOf(error)}); ${remedyFor(error)}`);
  }
}

/**
 * Asks until an answer comes: from the provider any but 502, 503 and 504, with which gateways speak for what is not there
 * yet; from a page that was named for it a success, or a redirect.
 * @throws {UsageError} when none has come in time.
 */
export async function waitForProvider(
  provider: URL,
  { url, seconds = DEFAULT_SECONDS }: Waiting,
  options: HttpProviderOptions,
): Promise<void> {
  const target = url ?? provider;
  const isReady = (status: number) => (url ? status < 400 : ![502, 503, 504].includes(status));
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const left = Math.max(1, Math.min(TRY_MS, Math.ceil(end - performance.now())));
    const heard = await listenTo(target, options, left);
    if (typeof heard === "number" && isReady(heard)) return;
    if (performance.now() + PAUSE_MS > end) {
      const last = typeof heard === "number" ? `the last answer was ${heard}` : heard;
      throw new UsageError(
        `${url ? url.href : provider.origin} was not ready within ${seconds} s (${last}); look into its log, or wait longer, as with --wait-for 300`,
      );
    }
    await sleep(PAUSE_MS);
  }
}

/** The status of one answer, or why there is none. */
async function listenTo(
  target: URL,
  options: HttpProviderOptions,
  timeoutMs: number,
): Promise<number | string> {
  const provider = createHttpProvider(target, options);
  const { pathname: path, search } = target;
  const request = { method: "GET", path, query: search.slice(1), headers: {} };
  try {
    await knock(target, options, timeoutMs);
    return (await provider.ask(request, AbortSignal.timeout(timeoutMs))).status;
  } catch (error) {
    if (!isUntrusted(error)) return reasonOf(error);
    throw new UsageError(`${target.origin} cannot be waited for (${reasonOf(error)}); ${remedyFor(error)}`);
  } finally {
    provider.close?.();
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "ABORT_ERR") return "no connection in time";
  return code ?? (error instanceof Error ? error.message : String(error));
}

function remedyFor(error: unknown): string {
  if (isUntrusted(error)) return "trust its certificate, or its issuer's, by --ca FILE";
  if (/SSL|EPROTO/.test(codeOf(error) ?? "")) return "it does not speak TLS; try http:// in --url";
  return "start the provider, give another --url, or wait for it with --wait-for 60";
}
