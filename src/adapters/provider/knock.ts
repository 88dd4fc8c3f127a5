import { once } from "node:events";
import { connect } from "node:net";
import { connect as connectSecurely, getCACertificates } from "node:tls";
import type { HttpProviderOptions } from "./http-provider.ts";

/** What OpenSSL, and Node where the name does not fit, say of certificates. */
const UNTRUSTED = /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$/;

/**
 * Opens a connection to an origin, a secure one where it is https, and closes it without a word: whoever listens there is
 * not disturbed by a request that he may not know.
 * @throws the system's error where there is none to be had in this time, in milliseconds.
 */
export async function knock(url: URL, { ca }: HttpProviderOptions, timeoutMs: number): Promise<void> {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const isSecure = url.protocol === "https:";
  const port = Number(url.port) || (isSecure ? 443 : 80);
  const isName = /[a-z]/i.test(host) && !host.includes(":");
  const socket = isSecure
    ? connectSecurely({
        ...{ host, port, ...(isName && { servername: host }) },
        ...(ca !== undefined && { ca: [...getCACertificates("default"), ca] }),
      })
    : connect({ host, port });
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    await once(socket, isSecure ? "secureConnect" : "connect", { signal });
  } finally {
    // What is told of a connection that is given up is of no interest any more.
    socket.on("error", () => undefined);
    socket.destroy();
  }
}

/** Whether an error says that a certificate is not trusted, which waiting does not cure. */
export function isUntrusted(error: unknown): boolean {
  return error instanceof Error && "code" in error && UNTRUSTED.test(String(error.code));
}
