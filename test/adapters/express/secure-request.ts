import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { RequestOptions } from "node:https";
import { Agent, request } from "node:https";
import { text } from "node:stream/consumers";
import { TLSSocket } from "node:tls";

/** An answer that came over TLS. */
export interface SecureAnswer {
  readonly status: number;
  readonly text: string;
  /** The version of TLS that was agreed on. */
  readonly protocol: string | null;
}

/** Asks a server over TLS, trusting the certificate `ca` alone. */
export async function askSecurely(url: string, options: RequestOptions): Promise<SecureAnswer> {
  const agent = new Agent({ keepAlive: false });
  const sent = request(url, { ...options, agent });
  sent.end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const { socket } = answer;
  const protocol = socket instanceof TLSSocket ? socket.getProtocol() : null;
  return { status: answer.statusCode ?? 0, text: await text(answer), protocol };
}
