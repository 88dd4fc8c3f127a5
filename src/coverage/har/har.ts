import { isObject } from "../../contract/document.ts";
import type { RequestHead } from "../../contract/observer.ts";
import { HarError } from "./har-error.ts";
import { harBytes } from "./har-body.ts";
import type { HarBody } from "./har-body.ts";

/** A request of a recorded session, and its answer. */
export interface HarExchange {
  readonly head: RequestHead;
  readonly body?: HarBody;
  /** 0 where no answer came. */
  readonly status: number;
  readonly reply: HarBody;
}

/**
 * Reads a recorded session (HAR 1.2, as browsers and proxies save it).
 * @throws {HarError} for what is none, with the entry at fault.
 */
export function readHar(text: string): HarExchange[] {
  let har: unknown;
  try {
    har = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new HarError(`is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const entries = isObject(har) && isObject(har.log) ? har.log.entries : undefined;
  if (!Array.isArray(entries)) throw new HarError("is no HAR: it has no list log.entries");
  return entries.map(readEntry);
}

function readEntry(entry: unknown, at: number): HarExchange {
  const { request, response } = isObject(entry) ? entry : {};
  if (!isObject(request) || typeof request.url !== "string" || !URL.canParse(request.url)) {
    throw new HarError(`has no request with a URL in log.entries[${at}]`);
  }
  if (typeof request.method !== "string") throw new HarError(`names no method in log.entries[${at}]`);
  const { pathname, search } = new URL(request.url);
  const headers = readHeaders(request.headers);
  const body = request.postData;
  const answer = isObject(response) ? response : {};
  const content = isObject(answer.content) ? answer.content : {};
  const type = readHeaders(answer.headers)["content-type"];
  return {
    head: { method: request.method.toUpperCase(), path: pathname, query: search.slice(1), headers },
    ...(isObject(body) && { body: harBytes(body, headers["content-type"]) }),
    status: Number.isInteger(answer.status) ? Number(answer.status) : 0,
    reply: harBytes(content, type),
  };
}

/** Fields of one name are one field (RFC 9110, section 5.3); those that begin with a colon belong to HTTP/2. */
function readHeaders(list: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const field of Array.isArray(list) ? (list as unknown[]) : []) {
    if (!isObject(field) || typeof field.name !== "string" || typeof field.value !== "string") continue;
    const name = field.name.toLowerCase();
    if (name.startsWith(":")) continue;
    const before = Object.hasOwn(headers, name) ? headers[name] : undefined;
    headers[name] =
      before === undefined ? field.value : `${before}${name === "cookie" ? "; " : ", "}${field.value}`;
  }
  return headers;
}
