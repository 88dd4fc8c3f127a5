import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createCluster } from "./cluster.ts";

// The process that a PostgreSQL for tests hangs on. It writes the server's URL, then takes "stop" and "start", one a
// line, and repeats each when it is done. When its standard input ends, however its parent has ended, the server goes
// and its files with it.

// Ctrl-C reaches it too; it ends with its parent, and not before.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);

const folder = await mkdtemp(join(tmpdir(), "contract-server-postgres-"));
try {
  const cluster = await createCluster(folder);
  try {
    process.stdout.write(`${await cluster.start()}\n`);
    for await (const line of createInterface(process.stdin)) {
      await (line === "stop" ? cluster.stop() : cluster.start());
      process.stdout.write(`${line}\n`);
    }
  } finally {
    await cluster.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
