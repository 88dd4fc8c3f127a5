import { connect } from "node:net";
import { setImmediate } from "node:timers/promises";

/** What came of writing something to a server. */
export interface Conversation {
  /** All that came, in latin1. */
  readonly received: string;
  /** Whether nobody could be reached. */
  readonly isRefused: boolean;
  /** Whether the server had not closed the connection by the time it was given. */
  readonly isLeftOpen: boolean;
}

/** Longer than any server waits for the rest of what has ended. */
const PATIENCE_MS = 20_000;

/** So long nothing comes before a client that has said all takes it that the server waits for more. */
const QUIET_MS = 30;

/**
 * Writes texts in latin1 to a server one after the other, and hears until the server closes the connection. Where the
 * server may wait for more, the client closes its side when all is quiet.
 */
export async function converse(
  { host = "127.0.0.1", port }: { readonly host?: string; readonly port: number },
  writes: readonly string[],
  mayWait: boolean,
): Promise<Conversation> {
  const { promise, resolve } = Promise.withResolvers<Conversation>();
  const socket = connect({ host, port, allowHalfOpen: true });
  let received = "";
  let isRefused = false;
  let quiet: NodeJS.Timeout | undefined;
  const timer = setTimeout(() => {
    resolve({ received, isRefused, isLeftOpen: true });
    socket.destroy();
  }, PATIENCE_MS);
  socket.setEncoding("latin1");
  socket.on("data", (text: string) => {
    received += text;
    quiet?.refresh();
  });
  socket.on("error", (error) => (isRefused ||= "code" in error && error.code === "ECONNREFUSED"));
  // The server has said all.
  socket.on("end", () => void socket.end());
  socket.once("close", () => {
    clearTimeout(timer);
    clearTimeout(quiet);
    resolve({ received, isRefused, isLeftOpen: false });
  });
  for (const text of writes) {
    if (socket.destroyed) break;
    socket.write(text, "latin1");
    await setImmediate();
  }
  if (mayWait && !socket.destroyed) quiet = setTimeout(() => socket.end(), QUIET_MS);
  return promise;
}
