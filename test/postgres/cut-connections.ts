import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { connect, createServer } from "node:net";
import { onTestFinished } from "vitest";

/** What becomes of what a client sends: it passes, its connection is cut before it, or after it has been passed on. */
export type Fate = "pass" | "cut" | "cut after";

/** Stands between a store and its database. `judge` sees all that the store sends. */
export async function standBetween(
  url: string,
  judge: (sent: string) => Fate,
): Promise<{ readonly url: string }> {
  const { hostname, port } = new URL(url);
  const proxy = createServer((client: Socket) => {
    const server = connect(Number(port), hostname);
    for (const end of [client, server]) end.on("error", () => undefined);
    server.pipe(client);
    server.on("close", () => client.destroy());
    client.on("close", () => server.end());
    client.on("data", (sent) => {
      const fate = judge(sent.toString("latin1"));
      if (fate === "cut") server.destroy();
      else server.write(sent);
      if (fate === "pass") return;
      server.unpipe(client);
      client.destroy();
    });
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => void proxy.close());
  const between = new URL(url);
  between.port = String((proxy.address() as AddressInfo).port);
  return { url: between.href };
}
