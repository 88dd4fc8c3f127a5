import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { chmod, chown, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { placeBinaries } from "./binaries.ts";
import { freePort } from "../free-port.ts";

/** A PostgreSQL with files of its own, which can be stopped and started again at the same address. */
export interface Cluster {
  /** Gives back its URL, without the name of a database. */
  start(): Promise<string>;
  /** As when the machine fails: nothing is waited for. */
  stop(): Promise<void>;
}

/** Whom the server runs as. */
interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

/** Whoever calls himself `guarded` needs a password; everybody else is let in. */
const WHO_MAY_ENTER = `
host all guarded 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
`;

/** Its files go with the tests, so that it need not wait for the disk. */
const SETTINGS = Object.entries({
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  fsync: "off",
  full_page_writes: "off",
  max_connections: "300",
  shared_buffers: "128MB",
  log_min_messages: "log",
}).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

/** Makes the files of a PostgreSQL in an empty folder. */
export async function createCluster(folder: string): Promise<Cluster> {
  const owner = ownerOfServer();
  await chmod(folder, 0o755);
  const data = join(folder, "data");
  await mkdir(data, { mode: 0o700 });
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(data, owner.uid, owner.gid);
  const { initdb, postgres } = await placeBinaries(join(folder, "program"));
  const options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"];
  const making = spawn(initdb, ["-D", data, ...options], {
    ...owner,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [said] = await Promise.all([text(making.stderr), once(making, "close")]);
  if (making.exitCode !== 0) throw new Error(`initdb fails: ${said}`);
  await writeFile(join(data, "pg_hba.conf"), WHO_MAY_ENTER);
  return clusterIn(data, postgres, owner);
}

function clusterIn(data: string, postgres: string, owner: Owner): Cluster {
  let port: number | undefined;
  let server: ChildProcess | undefined;
  return {
    start: async () => {
      for (let attempt = 1; server === undefined; attempt++) {
        const chosen = port ?? (await freePort());
        server = await tryToStart(postgres, ["-D", data, "-p", String(chosen), ...SETTINGS], owner);
        if (server !== undefined) port = chosen;
        else if (attempt === 5) throw new Error("PostgreSQL does not start.");
      }
      return `postgres://postgres@127.0.0.1:${port}/`;
    },
    stop: async () => {
      const stopping = server;
      server = undefined;
      if (stopping?.exitCode !== null) return;
      const ended = once(stopping, "close");
      stopping.kill("SIGQUIT");
      await ended;
    },
  };
}

/** Undefined when it ends before it can be asked, as where somebody else has taken the port. */
async function tryToStart(
  postgres: string,
  args: readonly string[],
  owner: Owner,
): Promise<ChildProcess | undefined> {
  // A group of its own: what is typed at the terminal is for its parent.
  const server = spawn(postgres, args, {
    ...owner,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("close", () => resolve(undefined));
    createInterface(server.stderr).on("line", (line) => {
      if (line.includes("ready to accept connections")) resolve(server);
    });
  });
}

/** PostgreSQL refuses to run as root, and somebody has to be in the list of users to make its files. */
function ownerOfServer(): Owner {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find(([known]) => known === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody.");
}
