// Loaded before the program: every sync of a file takes as long as SLOW_SYNC_MS says; from SIGUSR2 on, none ever ends.
import { open } from "node:fs/promises";
import { stdout } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

const handle = await open(import.meta.filename);
const prototype = Object.getPrototypeOf(handle);
await handle.close();
let hangs = false;

process.on("SIGUSR2", () => {
  hangs = true;
  stdout.write(`${JSON.stringify({ msg: "the disk hangs" })}\n`);
});

for (const name of ["sync", "datasync"]) {
  const original = prototype[name];
  prototype[name] = async function () {
    if (hangs) await new Promise(() => undefined);
    await sleep(Number(process.env.SLOW_SYNC_MS ?? 0));
    return original.call(this);
  };
}
