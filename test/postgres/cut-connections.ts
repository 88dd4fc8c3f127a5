import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { connect, createServer } from "node:net";

/** What becomes of what a client sends: it passes, its connection is cut before it, or after it has been passed on. */
export type Fate = "pass" | "cut" | "cut after";

/** What stands between a store and its database may do. All that is sent stands there letter for byte. */
export interface Between {
  /** Sees all that the store sends, connection by connection. */
  readonly judge?: (sent: string, connection: number) => Fate;
  /** What the store gets for what the database has answered; as long as that. */
  readonly alter?: (answer: string) => string;
}

/** Stands between a store and its database. */
export async function standBetween(
  url: string,
  { judge = () => "pass", alter }: Between,
): Promise<{ readonly url: string }> {
  const { hostname, port } = new URL(url);
  let connections = 0;
  const proxy = createServer((client: Socket) => {
    const connection = ++connections;
    const server = connect(Number(port), hostname);
    for (const end of [client, server]) end.on("error", () => undefined);
    if (alter === undefined) server.pipe(client);
    else server.on("data", (answer) => client.write(Buffer.from(alter(answer.toString("latin1")), "latin1")));
    server.on("close", () => client.destroy());
    client.on("close", () => server.end());
    client.on("data", (sent) => {
      const fate = judge(sent.toString("latin1"), connection);
      if (fate === "cut") server.destroy();
      else server.write(sent);
      if (fate === "pass") return;
      server.unpipe(client);
      client.destroy();
    });
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  // It goes with the file's tests.
  proxy.unref();
  const between = new URL(url);
  between.port = String((proxy.address() as AddressInfo).port);
  return { url: between.href };
}
