import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import fixtures from "../../fixtures/index.ts";
import type { components, operations } from "../../handlers/contract.gen.ts";
import service from "../../handlers/index.ts";
import type { ModelOpsState } from "../../handlers/state.ts";
import type { EngineState, OpenApiDocument, Store } from "../../src/index.ts";
import { collectionsOf, createContract, createMemoryStore } from "../../src/index.ts";
import { type Answer, asker, type PetsContract } from "../contract/pets-contract.ts";

type Wire = components["schemas"];

/** The time at which everything begins: the fixtures' models are a few days older. */
export const START = new Date("2025-12-15T10:00:00Z");

const DOCUMENT = parse(await readFile("openapi.yaml", "utf8")) as OpenApiDocument;
const SEED = fixtures(START);

/** The ModelOps contract over a memory store with fixtures. Every reply is checked against the contract. */
export interface ModelOps {
  readonly ask: PetsContract["ask"];
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly post: (path: string, json: object, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly model: (id: string) => Promise<Wire["Model"]>;
  /** The newest events, of a model or of all, the newest first. */
  readonly events: (modelId?: string) => Promise<readonly Wire["AuditEvent"][]>;
  readonly abTest: (id: string) => Promise<Wire["AbTest"]>;
  readonly store: Store<ModelOpsState & EngineState>;
  /** Lets so many milliseconds pass. */
  readonly pass: (ms: number) => void;
}

/** Makes one, fresh. */
export function createModelOps(): ModelOps {
  let now = START;
  const store = createMemoryStore<ModelOpsState & EngineState>({
    collections: collectionsOf(service),
    seed: SEED,
  });
  const contract = createContract<operations, ModelOpsState>({
    document: DOCUMENT,
    service,
    store,
    clock: () => now,
  });
  const ask = asker(contract);
  const get: ModelOps["get"] = (path, headers = {}) => ask("GET", `/api/metrics/${path}`, { headers });
  const read = async (path: string) => (await get(path)).body;
  return {
    ask,
    get,
    post: (path, json, headers = {}) => ask("POST", `/api/metrics/${path}`, { json, headers }),
    model: async (id) => (await read(`models/${id}`)) as Wire["Model"],
    events: async (id) => {
      const body = await read(id === undefined ? "events" : `models/${id}/events`);
      return (body as Wire["AuditEventList"]).events;
    },
    abTest: async (id) => (await read(`ab-tests/${id}`)) as Wire["AbTest"],
    store,
    pass: (ms) => {
      now = new Date(now.getTime() + ms);
    },
  };
}

/** Everything that the store holds but the audit trail and what numbers it. */
export async function stateBesideTheTrail({ store }: ModelOps): Promise<unknown> {
  const { collections, counters } = await store.dump();
  return { collections: { ...collections, events: [] }, counters: { ...counters, events: 0 } };
}
