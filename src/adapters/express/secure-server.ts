import type { RequestListener, ServerOptions } from "node:http";
import type { Server } from "node:https";
import type { Socket } from "node:net";
import type { Certificate } from "../certificate/certificate.ts";

/**
 * A server over TLS, from version 1.2 on. Connections that have not agreed on their encryption yet are known to nobody
 * else; they are cut as soon as the server closes.
 */
export function createSecureServer(
  { headersTimeout, ...options }: ServerOptions & { readonly headersTimeout: number },
  { cert, key }: Certificate,
  listener: RequestListener,
): Server {
  // Whoever serves plain HTTP does not wait for the modules of TLS.
  const { createServer } = process.getBuiltinModule("node:https");
  const secured = { cert, key, minVersion: "TLSv1.2", handshakeTimeout: headersTimeout } as const;
  const server = createServer({ ...options, headersTimeout, ...secured }, listener);
  const unsecured = new Map<string, Socket>();
  server.on("connection", (socket: Socket) => {
    const peer = peerOf(socket);
    unsecured.set(peer, socket);
    socket.once("close", () => {
      if (unsecured.get(peer) === socket) unsecured.delete(peer);
    });
  });
  server.on("secureConnection", (socket) => unsecured.delete(peerOf(socket)));
  const close = server.close.bind(server);
  server.close = (callback) => {
    close(callback);
    for (const socket of unsecured.values()) socket.destroy();
    return server;
  };
  return server;
}

function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress ?? ""} ${remotePort ?? ""}`;
}
