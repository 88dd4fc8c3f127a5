import type { Store } from "../store/store.ts";
import type { EngineState } from "./idempotency.ts";
import type { Observer } from "./observer.ts";
import type { Surroundings, Task } from "./service.ts";
import { runOnce } from "./task-runs.ts";
import type { TimeLimit } from "./time-limit.ts";

/** Runs each task when its time has come, on one of the servers that share a store; a task that fails is told and tried again at its next time, and so is one that takes longer than it may. */
export class TaskRunner {
  readonly #lastRuns = new Map<string, number>();
  readonly #tasks: Readonly<Record<string, Task<EngineState>>>;
  readonly #store: Store<EngineState>;
  readonly #observer: Observer;
  readonly #timeLimit: TimeLimit;

  constructor(
    tasks: Readonly<Record<string, Task<EngineState>>>,
    store: Store<EngineState>,
    observer: Observer,
    timeLimit: TimeLimit,
  ) {
    this.#tasks = tasks;
    this.#store = store;
    this.#observer = observer;
    this.#timeLimit = timeLimit;
  }

  /** Forgets when tasks have run, so that all of them are due. */
  forget(): void {
    this.#lastRuns.clear();
  }

  /** Runs what is due at `surroundings.now`; a task that has never run is due. */
  async runDue(surroundings: Surroundings): Promise<void> {
    const time = surroundings.now.getTime();
    for (const [name, task] of Object.entries(this.#tasks)) {
      const last = this.#lastRuns.get(name);
      // A clock that was set back must not keep a task waiting until it has caught up.
      if (last !== undefined && time >= last && time < last + task.everyMs) continue;
      this.#lastRuns.set(name, time);
      const started = performance.now();
      let isDone = true;
      const run = { isHere: false };
      try {
        const due = { name, everyMs: task.everyMs, now: surroundings.now };
        const ran = await runOnce(this.#store, due, async (store) => {
          run.isHere = true;
          await this.#timeLimit.within(`The task ${name}`, () => task.run({ ...surroundings, store }));
        });
        this.#lastRuns.set(name, ran);
      } catch (error) {
        isDone = false;
        this.#observer.failed?.(error, `the task ${name}`);
      }
      // Of several servers, one runs it.
      if (run.isHere || !isDone)
        this.#observer.ran?.({ task: name, durationMs: performance.now() - started, isDone });
    }
  }
}
