import type { UntypedSeed } from "../store/seed-image.ts";
import type { Store } from "../store/store.ts";
import type { ErasedService } from "./erased-service.ts";
import type { EngineState } from "./idempotency.ts";
import { forgetOldReplies } from "./idempotency.ts";
import type { Observer } from "./observer.ts";
import type { Surroundings } from "./service.ts";
import { TaskRunner } from "./task-runner.ts";
import type { TimeLimit } from "./time-limit.ts";
import { TrafficRecorder } from "./traffic.ts";

/** What the states of a contract have in common. */
export interface LiveParts extends Pick<Surroundings, "random" | "newId" | "host"> {
  readonly service: ErasedService;
  readonly observer: Observer;
  readonly timeLimit: TimeLimit;
}

const HOUR_MS = 60 * 60 * 1000;

/** What changes while a contract is served: what its store keeps, and what is remembered of its requests. */
export class LiveState {
  readonly store: Store<EngineState>;
  readonly traffic: TrafficRecorder;
  readonly #parts: LiveParts;
  readonly #tasks: TaskRunner;

  /** `remembered` is how many requests are, 16,384 where left out. */
  constructor(store: Store<EngineState>, parts: LiveParts, remembered?: number) {
    const { service, observer, timeLimit } = parts;
    this.store = store;
    this.traffic = new TrafficRecorder(remembered);
    this.#parts = parts;
    this.#tasks = new TaskRunner(
      {
        ...service.tasks,
        forgetOldReplies: { everyMs: HOUR_MS, run: ({ store: tx, now }) => forgetOldReplies(tx, now) },
      },
      store,
      observer,
      timeLimit,
    );
  }

  /** What a handler is given that asks at this time. */
  surroundingsAt(now: Date): Surroundings {
    const { random, newId, host } = this.#parts;
    return { now, random, newId, host, traffic: (ms) => this.traffic.window(ms, now.getTime()) };
  }

  /** Begins anew with these documents, as if nobody had asked for anything. */
  async reset(seed: UntypedSeed): Promise<void> {
    await this.store.reset(seed);
    this.traffic.forget();
    this.#tasks.forget();
  }

  /** Runs the tasks that are due. */
  runTasks(now: Date): Promise<void> {
    return this.#tasks.runDue(this.surroundingsAt(now));
  }
}
