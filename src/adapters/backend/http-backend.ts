import type { ClientRequest, IncomingMessage } from "node:http";
import { Agent as HttpAgent, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { pipeline, Readable } from "node:stream";
import { getCACertificates } from "node:tls";
import type { Backend, BackendReply, BackendRequest, HeaderField } from "../../forward/backend.ts";
import { BackendSilence } from "../../forward/backend.ts";

/** How a backend is asked. */
export interface HttpBackendOptions {
  /** A certificate in PEM that is trusted too, of the backend itself or of whoever has signed its own. */
  readonly ca?: string;
}

/**
 * A backend that speaks HTTP/1.1. Nothing is normalised on the way: neither the path, nor codings, nor redirects.
 *
 * On a connection that is kept open nobody can tell whether a request that it breaks under has been heard. Only requests
 * that change nothing are sent on kept connections, and only they are sent again, once, on a new one.
 */
export function createHttpBackend(url: URL, { ca }: HttpBackendOptions = {}): Backend {
  const isSecure = url.protocol === "https:";
  const trusted = isSecure && ca !== undefined ? { ca: [...getCACertificates("default"), ca] } : {};
  const kept = isSecure
    ? new HttpsAgent({ keepAlive: true, ...trusted })
    : new HttpAgent({ keepAlive: true });
  const begin = (request: BackendRequest, agent: HttpAgent | false): ClientRequest => {
    const { method, target, signal } = request;
    const { port, protocol } = url;
    const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
    const options = { protocol, hostname, port, method, path: target, signal, agent, setHost: false };
    return isSecure ? requestHttps({ ...options, ...trusted }) : requestHttp(options);
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
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EACCES|EPROTO|.*(TLS|SSL).*)$/;

/** What OpenSSL, and Node where the name does not fit, say of certificates. */
const UNTRUSTED = /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$/;

function toReason(error: NodeJS.ErrnoException, { signal }: BackendRequest): Error {
  if (signal.aborted && signal.reason instanceof Error) return signal.reason;
  const { code = "" } = error;
  if (UNTRUSTED.test(code)) {
    const remedy = "trust it by --forward-ca or the environment variable NODE_EXTRA_CA_CERTS";
    return new BackendSilence("untrusted", `${error.message} (${code}); ${remedy}`);
  }
  return new BackendSilence(UNREACHABLE.test(code) ? "unreachable" : "reset", error.message);
}
