// Loaded before a server: collects its garbage whenever its parent asks, and tells how much is left, in bytes.
import { memoryUsage } from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

process.on("message", () => {
  // What the first one lets go of has finalizers; the second one takes it.
  collect();
  collect();
  const { heapUsed, rss } = memoryUsage();
  process.send?.({ heap: heapUsed, rss });
});
// Listening to its parent keeps no server alive.
process.channel?.unref();
