import type { IncomingMessage } from "node:http";
import { Agent as HttpAgent, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { getCACertificates } from "node:tls";
import { decode } from "../../contract/bodies/content-coding.ts";
import type { Provider, ProviderReply, Silence } from "../../verify/provider.ts";
import { SilenceError } from "../../verify/provider.ts";
import type { WireRequest } from "../../verify/requests/wire-request.ts";
import { targetOf } from "../../verify/requests/wire-request.ts";

/** Answers that are longer are cut off, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** How a provider is reached. */
export interface HttpProviderOptions {
  /** A certificate in PEM that is trusted too. */
  readonly ca?: string;
}

/**
 * A provider that speaks HTTP/1.1 at an origin. Requests go out as they are, so that what is wrong in them arrives;
 * connections are kept open.
 */
export function createHttpProvider(url: URL, { ca }: HttpProviderOptions = {}): Provider {
  const isSecure = url.protocol === "https:";
  const agent = isSecure
    ? new HttpsAgent({
        keepAlive: true,
        ...(ca !== undefined && { ca: [...getCACertificates("default"), ca] }),
      })
    : new HttpAgent({ keepAlive: true });
  const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const send = (sent: WireRequest, signal: AbortSignal): Promise<ProviderReply> =>
    new Promise((resolve, reject) => {
      const { method, headers, body } = sent;
      const options = { hostname, port: url.port, method, path: targetOf(sent), headers, agent, signal };
      const outgoing = isSecure ? requestHttps(options) : requestHttp(options);
      outgoing.once("response", (incoming) => {
        takeReply(incoming).then(resolve, (error: unknown) => reject(toReason(error)));
      });
      outgoing.once("error", (error) => {
        const isStale = outgoing.reusedSocket && "code" in error && error.code === "ECONNRESET";
        // A kept connection may have been closed just then; nothing has been heard of the request.
        if (isStale && !signal.aborted) send(sent, signal).then(resolve, reject);
        else reject(toReason(error));
      });
      if (body !== undefined && headers["content-length"] === undefined) {
        outgoing.setHeader("content-length", Buffer.byteLength(body));
      }
      outgoing.end(body);
    });
  return { name: url.origin, ask: send, close: () => agent.destroy() };
}

async function takeReply(incoming: IncomingMessage): Promise<ProviderReply> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new SilenceError("reset", `answers more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  const coding = headers["content-encoding"];
  const body = Buffer.concat(chunks);
  const status = incoming.statusCode ?? 0;
  return { status, headers, body: coding === undefined ? body : await decode(body, coding, MOST_BYTES) };
}

function toReason(error: unknown): SilenceError {
  if (error instanceof SilenceError) return error;
  const { code = "", message } = error as NodeJS.ErrnoException;
  const reason: Silence = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code)
    ? "unreachable"
    : "reset";
  const what = reason === "unreachable" ? "cannot be reached" : "breaks off";
  return new SilenceError(reason, `${what} (${code === "" ? message : code})`);
}
