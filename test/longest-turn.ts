import { monitorEventLoopDelay } from "node:perf_hooks";

/** How long everything else had to wait while something was done, in milliseconds. */
export interface Held {
  /** The most processor time that this thread took in one turn of the event loop: the same on a busy machine. */
  readonly worked: number;
  /** The most by which a turn came late, as a clock shows it: with what else the machine had to do. */
  readonly late: number;
  /** How many turns there were. */
  readonly turns: number;
  /** How long it took in all. */
  readonly took: number;
}

/** Looks at each turn of the event loop while something is done. */
export async function watchTurns(act: () => Promise<unknown>): Promise<Held> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const turns = { worked: 0, count: 0, goesOn: true };
  let before = workedSoFar();
  const look = () => {
    const now = workedSoFar();
    turns.worked = Math.max(turns.worked, now - before);
    turns.count++;
    before = now;
    if (turns.goesOn) setImmediate(look);
  };
  const started = performance.now();
  delay.enable();
  setImmediate(look);
  try {
    await act();
  } finally {
    turns.goesOn = false;
    delay.disable();
  }
  await new Promise((resolve) => setImmediate(resolve));
  return {
    worked: turns.worked,
    late: delay.max / 1e6,
    turns: turns.count,
    took: performance.now() - started,
  };
}

function workedSoFar(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
