import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { wordsOf } from "./dockerfile.ts";

/** Who the image's server runs as; a test that is not root's own runs it as itself. */
const USER = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};

/** A server that was started by the very words of the Dockerfile. */
export interface ImageProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** What the image's health check ends with: 0 where the server is ready. */
  readonly checkHealth: () => Promise<unknown>;
}

/**
 * Starts what is installed in a folder as the image does: by its command, as its user, in its folder, with `/data` elsewhere
 * and on any free port. It is killed when the test has ended.
 */
export async function startAsImage(
  app: string,
  data: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<ImageProcess> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  if (USER.uid !== undefined) await chown(data, USER.uid, USER.gid);
  const here = (word: string) => (word === "/data" ? data : word.replace(/^\/app\//, `${app}/`));
  const [, ...words] = [...wordsOf("ENTRYPOINT"), ...wordsOf("CMD")].map(here);
  const env = { NODE_ENV: "production", ADMIN_TOKEN: "for-tests", ...variables };
  const how = { ...USER, cwd: join(app, "dist"), env };
  const child = spawn(process.execPath, [...words, "--port", "0"], {
    ...how,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  for await (const line of createInterface(child.stdout)) {
    const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
    if (msg !== "listening" || url === undefined) continue;
    child.stdout.resume();
    const { port } = new URL(url);
    const checkHealth = async () => {
      const [, ...check] = wordsOf("HEALTHCHECK").map((word) => word.replace(":4010/", `:${port}/`));
      return (await once(spawn(process.execPath, check, { ...how, stdio: "ignore" }), "exit"))[0] as unknown;
    };
    return { url: `http://127.0.0.1:${port}`, child, checkHealth };
  }
  throw new Error("It ended before it listened.");
}

/** Lets other users come to what is in a folder, as they do in the image; they can write none of it. */
export async function openToReaders(folder: string): Promise<void> {
  await chmod(folder, 0o755);
}
