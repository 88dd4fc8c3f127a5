import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { connect, createServer } from "node:net";

/** A way to a database on which answers can get lost. */
export interface HoldingProxy {
  /** The URL of the database by this way. */
  readonly url: string;
  /** The COMMIT of the transaction in which this text is sent gets there, and is not answered. */
  readonly holdCommitOf: (text: string) => void;
  readonly close: () => Promise<void>;
}

/** Opens a way to the database of a URL. */
export async function openHoldingProxy(url: string): Promise<HoldingProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let wanted: string | undefined;
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    }
    let isMeant = false;
    let isHeld = false;
    client.on("data", (bytes: Buffer) => {
      isMeant ||= wanted !== undefined && bytes.includes(wanted);
      isHeld ||= isMeant && bytes.includes("COMMIT\0");
      database.write(bytes);
    });
    database.on("data", (bytes: Buffer) => {
      if (!isHeld) client.write(bytes);
    });
    client.on("close", () => database.destroy());
    database.on("close", () => client.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    holdCommitOf: (text) => {
      wanted = text;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
