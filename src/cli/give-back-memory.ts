import { executionAsyncResource } from "node:async_hooks";
import { Session } from "node:inspector/promises";
import { memoryUsage } from "node:process";

/** With less than this, in bytes, there is not enough to give back for a stop of some 100 ms. */
const LARGE_HEAP = 64 * 2 ** 20;

/**
 * Gives the system back what reading a large document took: several times what serving it takes. Node itself waits for
 * more garbage before it looks for any, which a server that only answers from a document hardly makes.
 */
export async function giveBackMemory(): Promise<void> {
  if (memoryUsage().heapTotal < LARGE_HEAP) return;
  const kept = [await tickObject()];
  const session = new Session();
  session.connect();
  try {
    await session.post("HeapProfiler.collectGarbage");
  } finally {
    session.disconnect();
    kept.length = 0;
  }
}

/**
 * What Node puts into its queue for `process.nextTick`. Where none of its shape is left when everything is collected, V8
 * forgets what it knows of the shape, and makes each later one in its slowest way: a microsecond more for each request.
 */
function tickObject(): Promise<object> {
  return new Promise((resolve) => {
    process.nextTick(() => resolve(executionAsyncResource()));
  });
}
