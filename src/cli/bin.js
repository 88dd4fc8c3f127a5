#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read as well, to tell them what is missing.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const NEEDED = [22, 19];

if (isAtLeast(NEEDED)) {
  import("./main.ts").then(({ main }) => main(process.argv));
} else {
  const newer = fileURLToPath(new URL("../../node_modules/node/bin/node", import.meta.url));
  if (existsSync(newer)) {
    runWith(newer);
  } else {
    const needed = NEEDED.join(".");
    console.error(
      "contract-server: Node " +
        needed +
        " or newer is needed, and this is " +
        process.versions.node +
        "; install one.",
    );
    process.exitCode = 2;
  }
}

function isAtLeast([major, minor]) {
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** Goes on in the Node that is installed beside this package, which gets all signals and gives its exit code. */
function runWith(node) {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const child = spawn(node, args, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error("contract-server: " + node + " cannot be run: " + error.message);
    process.exitCode = 2;
  });
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
