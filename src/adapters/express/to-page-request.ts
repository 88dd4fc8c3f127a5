import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { PageRequest } from "../pages/page.ts";
import { hasBody, readBody } from "./read-body.ts";

/**
 * A request of Node's as the contract wants it. At most `bodyLimit` bytes are read of its body, unless it is passed on.
 */
export function toPageRequest(
  message: IncomingMessage,
  bodyLimit: number,
  response?: ServerResponse,
): PageRequest {
  const { method = "GET", url = "/" } = message;
  const at = url.indexOf("?");
  const isSent = hasBody(message);
  return {
    method,
    path: at < 0 ? url : url.slice(0, at),
    query: at < 0 ? "" : url.slice(at + 1),
    headers: toHeaders(message),
    remoteAddress: message.socket.remoteAddress,
    scheme: "encrypted" in message.socket ? "https" : "http",
    signal: response && prepareSignal(response),
    body: isSent ? () => readBody(message, bodyLimit) : undefined,
    stream: isSent ? () => Readable.toWeb(message) : undefined,
  };
}

/** Tells when a response is closed before it is finished; made when first wanted. */
function prepareSignal(response: ServerResponse): () => AbortSignal {
  let gone: AbortController | undefined;
  return () => {
    if (gone) return gone.signal;
    const controller = (gone = new AbortController());
    const abort = () => {
      if (!response.writableFinished) controller.abort(new Error("the client has gone"));
    };
    if (response.destroyed) abort();
    else response.once("close", abort);
    return controller.signal;
  };
}

/** Node has joined repeated fields already, all but `Set-Cookie`, which no request has any business to send. */
function toHeaders({ headers }: IncomingMessage): PageRequest["headers"] {
  if (isJoined(headers)) return headers;
  const fields: Record<string, string | undefined> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    fields[name] = typeof value === "string" ? value : value?.join(", ");
  }
  return fields;
}

function isJoined(headers: IncomingHttpHeaders): headers is Record<string, string> {
  return headers["set-cookie"] === undefined;
}

/**
 * Brings the target into origin form: a proxy's client may have sent `GET http://host/path`, and then it is that host which is
 * asked for, whatever `Host` says (RFC 9112, section 3.2.2).
 */
export function toOriginForm(message: IncomingMessage): void {
  const { url = "/" } = message;
  if (url.startsWith("/")) return;
  const [before = "", host] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url) ?? [];
  if (host !== undefined) message.headers.host = host;
  const rest = url.slice(before.length);
  message.url = rest.startsWith("/") ? rest : `/${rest}`;
}
