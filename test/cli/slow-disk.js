// Loaded before the program: every sync of a file takes as long as SLOW_SYNC_MS says, or never ends where that is empty.
import { open } from "node:fs/promises";
import { setInterval } from "node:timers";
import { setTimeout as sleep } from "node:timers/promises";

const handle = await open(import.meta.filename);
const prototype = Object.getPrototypeOf(handle);
await handle.close();

for (const name of ["sync", "datasync"]) {
  const original = prototype[name];
  prototype[name] = async function () {
    const ms = process.env.SLOW_SYNC_MS;
    if (ms === undefined) await new Promise(() => setInterval(() => undefined, 1000));
    await sleep(Number(ms));
    return original.call(this);
  };
}
