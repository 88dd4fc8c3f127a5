import type { Collections } from "../store/store.ts";
import type { EngineState } from "./idempotency.ts";
import { idempotencyCollection } from "./idempotency.ts";
import { taskRunsCollection } from "./task-runs.ts";

/** The engine's, whose names a service cannot have. */
const OWN: Collections<EngineState> = { idempotency: idempotencyCollection, taskRuns: taskRunsCollection };

/**
 * The collections that a store for this service must have: its own and the engine's.
 * @throws {TypeError} when it calls one of its own like one of the engine's.
 */
export function collectionsOf<State>(service: {
  readonly collections: Collections<State>;
}): Collections<State & EngineState> {
  // The compiler cannot see through a mapped type over an unknown State; both halves are checked on their own.
  const taken = Object.keys(OWN).find((name) => Object.hasOwn(service.collections, name));
  if (taken !== undefined)
    throw new TypeError(`The collection "${taken}" is the engine's own; call the service's otherwise.`);
  return { ...service.collections, ...OWN } as Collections<State & EngineState>;
}
