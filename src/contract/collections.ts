import type { Collections } from "../store/store.ts";
import type { EngineState } from "./idempotency.ts";
import { idempotencyCollection } from "./idempotency.ts";

/** The collections that a store for this service must have: its own and the engine's. */
export function collectionsOf<State>(service: {
  readonly collections: Collections<State>;
}): Collections<State & EngineState> {
  // The compiler cannot see through a mapped type over an unknown State; both halves are checked on their own.
  return { ...service.collections, idempotency: idempotencyCollection } as Collections<State & EngineState>;
}
