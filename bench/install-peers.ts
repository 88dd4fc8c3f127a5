import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "peers");

/**
 * Installs the peers from their lock file, unless that was done since it changed.
 * @throws when npm cannot, as without a network.
 */
export function installPeers(tell: (progress: string) => void): void {
  const installed = join(FOLDER, "node_modules/.package-lock.json");
  const lock = join(FOLDER, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  tell("installing the peers into bench/peers/node_modules");
  const { status, error } = spawnSync("npm", ["ci", "--prefix", FOLDER, "--no-audit", "--no-fund"], {
    // What npm says is no part of the results.
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    const reason = error ? `: ${error.message}` : " (see above)";
    throw new Error(`npm could not install the peers${reason}; --beside none measures without them`);
  }
}
