#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read as well, to tell them what is missing.
import { spawn } from "child_process";
import { existsSync } from "fs";
import module from "module";
import { fileURLToPath } from "url";

const NEEDED = [22, 22];

if (isAtLeast(NEEDED)) {
  keepCompiled();
  import("#main").then(({ main }) => main(process.argv), tellMissingPart);
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

/**
 * Lets Node keep what it has made of the source files, so that the next start takes half the time and a quarter less
 * memory. It is kept beside the program, where no other user can put something else; if that may not be written, or
 * the environment has a place for it, nothing is lost.
 */
function keepCompiled() {
  if (!module.enableCompileCache || process.env.NODE_COMPILE_CACHE) return;
  module.enableCompileCache(
    fileURLToPath(new URL("../../node_modules/.cache/contract-server", import.meta.url)),
  );
}

/** Without what it depends on, the program cannot even be loaded. */
function tellMissingPart(error) {
  console.error("contract-server: " + String(error.message).split("\n")[0] + "; run npm ci first");
  process.exitCode = 2;
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
