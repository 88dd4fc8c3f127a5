import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import type { TestProject } from "vitest/node";
import type { RunningPostgres } from "./start-postgres.ts";
import { startPostgres } from "./start-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Who connects to this port of 127.0.0.1 is told the URL of the PostgreSQL that all test files share. */
    readonly postgresPort: number;
  }
}

/** One PostgreSQL for all test files of a run, started when the first of them asks for it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<RunningPostgres> | undefined;
  const listener = createServer((socket) => {
    socket.on("error", () => undefined);
    starting ??= startPostgres();
    starting.then(
      ({ url }) => socket.end(url),
      (error: unknown) => socket.end(String(error)),
    );
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  project.provide("postgresPort", (listener.address() as AddressInfo).port);
  return async () => {
    listener.close();
    await (await starting)?.close();
  };
}
