import type { ClientRequest, IncomingMessage } from "node:http";
import { Agent as HttpAgent, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { pipeline, Readable } from "node:stream";
import type { Backend, BackendReply, BackendRequest, HeaderField } from "../../forward/backend.ts";
import { BackendSilence } from "../../forward/backend.ts";

/**
 * A backend that speaks HTTP/1.1. Nothing is normalised on the way: neither the path, nor codings, nor redirects.
 *
 * On a connection that is kept open nobody can tell whether a request that it breaks under has been heard. Only requests
 * that change nothing are sent on kept connections, and only they are sent again, once, on a new one.
 */
export function createHttpBackend(url: URL): Backend {
  const isSecure = url.protocol === "https:";
  const kept = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const begin = (request: BackendRequest, agent: HttpAgent | false): ClientRequest => {
    const { method, target, signal } = request;
    const { port, protocol } = url;
    const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
    const options = { protocol, hostname, port, method, path: target, signal, agent, setHost: false };
    return isSecure ? requestHttps(options) : requestHttp(options);
  };
  return {
    url,
    async ask(request) {
      if (!isSafe(request)) return toAnswer(begin(request, false), request);
      const first = begin(request, kept);
      try {
        return await toAnswer(first, request);
      } catch (error) {
        const isStale = first.reusedSocket && error instanceof BackendSilence && error.reason === "reset";
        if (!isStale) throw error;
        return toAnswer(begin(request, false), request);
      }
    },
  };
}

function isSafe({ method, body }: BackendRequest): boolean {
  return ["GET", "HEAD", "OPTIONS"].includes(method) && body === undefined;
}

/** Sends a request; rejects when no answer begins. */
function toAnswer(outgoing: ClientRequest, request: BackendRequest): Promise<BackendReply> {
  return new Promise((resolve, reject) => {
    outgoing.once("response", (incoming) => resolve(toReply(incoming)));
    outgoing.on("error", (error) => reject(toReason(error, request)));
    for (const [name, values] of Map.groupBy(request.headers, ([name]) => name)) {
      outgoing.setHeader(
        name,
        values.map(([, value]) => value),
      );
    }
    send(outgoing, request.body);
  });
}

function send(outgoing: ClientRequest, body: BackendRequest["body"]): void {
  if (body === undefined || body instanceof Uint8Array) {
    outgoing.end(body);
    return;
  }
  // What goes wrong is heard from the request itself.
  pipeline(Readable.fromWeb(body), outgoing, () => undefined);
}

function toReply(incoming: IncomingMessage): BackendReply {
  const { statusCode = 0, rawHeaders } = incoming;
  const headers: HeaderField[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    headers.push([rawHeaders[at] ?? "", rawHeaders[at + 1] ?? ""]);
  }
  return { status: statusCode, headers, body: Readable.toWeb(incoming) };
}

const UNREACHABLE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EACCES|.*(CERT|TLS|SSL).*)$/;

function toReason(error: NodeJS.ErrnoException, { signal }: BackendRequest): Error {
  if (signal.aborted && signal.reason instanceof Error) return signal.reason;
  const reason = UNREACHABLE.test(error.code ?? "") ? "unreachable" : "reset";
  return new BackendSilence(reason, error.message);
}
