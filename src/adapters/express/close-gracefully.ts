import type { Server } from "node:http";

/** How often connections that have become idle are looked for while closing. */
const SWEEP_MS = 50;

/**
 * Stops accepting, lets what is in flight be finished for `withinMs` milliseconds, and cuts off what is not by then.
 * Connections that nobody uses are closed at once.
 */
export async function closeGracefully(server: Server, withinMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
