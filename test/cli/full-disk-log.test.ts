import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { makeFiles, THINGS } from "./files.ts";
import { BIN } from "./command.ts";
import { freePort } from "../free-port.ts";

/** Where this is written to, the disk is full. */
const FULL = "/dev/full";

test.skipIf(!existsSync(FULL))(
  "a server whose log has no room answers on, says so once, and ends when it is told to",
  async () => {
    const cwd = await makeFiles({ "openapi.yaml": THINGS });
    const port = await freePort();
    const args = [BIN, "mock", "openapi.yaml", "--port", String(port)];
    const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", openSync(FULL, "w"), "pipe"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    if (child.stderr === null) throw new Error("it has no stderr");
    const told = text(child.stderr);
    const ask = async () => (await fetch(`http://127.0.0.1:${port}/things`).catch(() => undefined))?.status;
    await expect.poll(ask, { timeout: 20_000 }).toBe(200);
    for (let times = 0; times < 50; times++) expect(await ask()).toBe(200);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    expect((await told).match(/the log cannot be written \(ENOSPC/g)).toHaveLength(1);
  },
);
