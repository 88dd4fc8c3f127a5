import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Lets a server have at most so many connections. With more, those that nobody uses are closed to make room; where all are in
 * use, the new one is cut, and `onRefused` hears of it.
 */
export function limitConnections(server: Server, most: number, onRefused: () => void): void {
  let open = 0;
  // Before the server itself hears of it, to which a connection that has not said anything yet is one that nobody uses.
  server.prependListener("connection", (socket: Socket) => {
    open++;
    socket.once("close", () => open--);
    if (open <= most) return;
    server.closeIdleConnections();
    afterClosing(() => {
      if (open <= most || socket.destroyed) return;
      socket.destroy();
      onRefused();
    });
  });
}

/** What was closed is told of in the phase of the event loop that comes after that of `setImmediate`. */
function afterClosing(act: () => void): void {
  setImmediate(() => setImmediate(act));
}
