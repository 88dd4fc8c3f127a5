import { expect, test, vi } from "vitest";
import { TaskClock } from "../../src/adapters/task-clock.ts";

test("the first round is at once, and then there is one each second, one after the other", async () => {
  vi.useFakeTimers();
  try {
    const rounds: { readonly end: () => void }[] = [];
    const runTasks = () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      rounds.push({ end: () => resolve(undefined) });
      return promise;
    };
    const clock = new TaskClock({ runTasks });
    clock.start();
    expect(rounds).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2500);
    expect(rounds, "the first round is not over").toHaveLength(1);
    rounds[0]?.end();
    await vi.advanceTimersByTimeAsync(1000);
    expect(rounds).toHaveLength(2);

    let isStopped = false;
    const stopped = clock.stop().then(() => (isStopped = true));
    await vi.advanceTimersByTimeAsync(5000);
    expect([rounds.length, isStopped], "the second round is not over").toEqual([2, false]);
    rounds[1]?.end();
    await stopped;
    await vi.advanceTimersByTimeAsync(5000);
    expect(rounds).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});
