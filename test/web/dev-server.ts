import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { onTestFinished } from "vitest";

/**
 * Starts Vite's dev server for the page as its developers do it, with a backend; it is stopped when the test has ended.
 * Gives back its URL.
 */
export async function startDevServer(backend: string): Promise<string> {
  const child = spawn(process.execPath, ["node_modules/vite/bin/vite.js", "web", "--host", "127.0.0.1"], {
    env: { ...process.env, NODE_ENV: "development", BACKEND: backend },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    if (child.kill()) await once(child, "close");
  });
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(stripVTControlCharacters(line))?.[0];
    if (url !== undefined) return url;
  }
  throw new Error("Vite's dev server ended before it listened.");
}
