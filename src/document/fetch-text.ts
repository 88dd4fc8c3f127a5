import type { IncomingMessage } from "node:http";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { DocumentError } from "../contract/document.ts";
import type { Reach } from "./address-reach.ts";
import { AddressCheck } from "./address-reach.ts";
import type { DocumentLimits } from "./limits.ts";
import { readBounded } from "./read-bounded.ts";

const ACCEPT =
  "application/openapi+yaml, application/openapi+json, application/yaml, application/json, text/yaml, */*;q=0.1";

/** A text from the network. */
export interface FetchedText {
  readonly text: string;
  /** Where it was in the end, redirects followed. */
  readonly url: string;
  /** How far the address reaches that it was asked of. */
  readonly reach: Reach;
}

/** What may be asked for. */
export interface FetchBounds {
  /** Throws for a redirect that must not be followed. */
  readonly permit: (url: string) => void;
  /** How near to this machine the addresses may be; as near as the first one where it is left out. */
  readonly nearest?: Reach;
}

/**
 * Reads a text over http or https. What is compressed is expanded no further than a text may be long.
 * @throws {DocumentError} when there is no such text, it is too long or takes too long, or leads where it may not.
 */
export async function fetchText(
  url: string,
  limits: DocumentLimits,
  bounds: FetchBounds,
): Promise<FetchedText> {
  const signal = AbortSignal.timeout(limits.networkMs);
  try {
    const { response, ...found } = await request(url, limits, bounds, signal);
    return { ...found, text: await readBounded(expanded(response), limits.fileBytes, url) };
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const reason = signal.aborted ? `took longer than ${limits.networkMs / 1000} s` : describe(error);
    throw new DocumentError(`${url}: cannot be read (${reason})`);
  }
}

interface Found extends Omit<FetchedText, "text"> {
  readonly response: IncomingMessage;
}

async function request(
  url: string,
  limits: DocumentLimits,
  { permit, nearest: given }: FetchBounds,
  signal: AbortSignal,
): Promise<Found> {
  let current = url;
  let nearest = given;
  for (let redirects = 0; redirects <= limits.redirects; redirects++) {
    const addresses = new AddressCheck(nearest ?? "link");
    const response = await ask(new URL(current), addresses, signal);
    const { reach } = addresses;
    nearest ??= reach;
    const { statusCode: status = 0 } = response;
    if (status >= 200 && status <= 299) return { response, url: current, reach };
    response.destroy();
    const { location } = response.headers;
    if (status < 300 || status > 399 || location === undefined) {
      throw new DocumentError(`${current}: answers ${status}, not with a document`);
    }
    current = redirectTarget(location, current);
    permit(current);
  }
  throw new DocumentError(`${url}: redirects more than ${limits.redirects} times`);
}

/** Not by `fetch`, which finds the addresses of a name by itself, another time than whoever looked at them before. */
async function ask(url: URL, addresses: AddressCheck, signal: AbortSignal): Promise<IncomingMessage> {
  addresses.permitHost(url);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const { request: send } =
    url.protocol === "https:" ? await import("node:https") : await import("node:http");
  const headers = { accept: ACCEPT, "accept-encoding": "gzip, deflate, br", "user-agent": "contract-server" };
  send(url, { agent: false, headers, lookup: addresses.lookup, signal }, resolve).on("error", reject).end();
  return promise;
}

function expanded(response: IncomingMessage): Readable {
  const coding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (coding === "" || coding === "identity") return response;
  const decoder = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined;
  if (!decoder) throw new Error(`its Content-Encoding ${coding} is not known here`);
  return pipeline(response, decoder(), () => undefined);
}

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

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
