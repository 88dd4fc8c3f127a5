import { expect } from "vitest";
import type { ModelOpsState } from "../../handlers/state.ts";
import type { EngineState } from "../../src/index.ts";
import type { FleetServer } from "./fleet.ts";

type State = ModelOpsState & EngineState;

/** The whole state, as any server tells it. */
export interface SharedState {
  readonly collections: { readonly [Name in keyof State]: readonly State[Name][] };
  readonly counters: Readonly<Record<string, number>>;
}

/** Asks for it. */
export async function stateOf(server: Pick<FleetServer, "ask">): Promise<SharedState> {
  const { status, body, text } = await server.ask("GET", "/__contract/state");
  if (status !== 200) throw new Error(`The state was answered ${status} ${text}`);
  return body as SharedState;
}

/** No half of a change is there: a model has its version, its suite and its event, and the trail has no gap. */
export function expectWhole({ collections, counters }: SharedState): void {
  const { models, versions, suites, events } = collections;
  const sequences = events.map(({ sequence }) => sequence).sort((a, b) => a - b);
  expect(sequences).toEqual(sequences.map((_, at) => (sequences[0] ?? 1) + at));
  expect(sequences.at(-1)).toBe(counters.events);
  const withVersion = new Set(versions.map(({ model_id }) => model_id));
  const withSuite = new Set(suites.map(({ model_id }) => model_id));
  const registered = new Set(
    events.filter(({ action }) => action === "register").map(({ model_id }) => model_id),
  );
  for (const { id } of models) {
    expect([id, withVersion.has(id), withSuite.has(id)]).toEqual([id, true, true]);
  }
  expect(new Set(models.map(({ revision }) => revision)).size).toBe(models.length);
  for (const id of registered) if (id !== null) expect(models.map((model) => model.id)).toContain(id);
}
