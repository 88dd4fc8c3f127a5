import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { collectionsOf, createContract, createMemoryStore, Problem, reply } from "../../src/index.ts";
import type {
  Contract,
  ContractOptions,
  EngineState,
  OpenApiDocument,
  Service,
  Store,
} from "../../src/index.ts";
import fixtures from "../pets/fixtures/index.ts";
import type { PetsState } from "../pets/handlers/index.ts";
import petsService from "../pets/handlers/index.ts";
import type { operations } from "../pets/contract.gen.ts";

export { petsService, Problem, reply };

/** The time of all requests, unless a test says otherwise. */
export const NOW = new Date("2026-01-02T03:04:05.000Z");

/** Pets' service, as its tests change it. */
export type PetsService = Service<operations, PetsState>;

/** A reply with its JSON body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly text: string;
}

/** What a test sends beside method and target. */
export interface Sent {
  readonly json?: unknown;
  readonly text?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The pets contract over a memory store with fixtures, and a way to ask it. */
export interface PetsContract {
  readonly contract: Contract<operations, PetsState>;
  readonly store: Store<PetsState & EngineState>;
  readonly ask: (method: string, target: string, sent?: Sent) => Promise<Answer>;
}

/** Makes one, with parts replaced. */
export async function createPets(
  options: Partial<ContractOptions<operations, PetsState>> = {},
): Promise<PetsContract> {
  const service = options.service ?? petsService;
  const document = parse(await readFile("test/pets/openapi.yaml", "utf8")) as OpenApiDocument;
  const store =
    options.store ??
    createMemoryStore<PetsState & EngineState>({ collections: collectionsOf(service), seed: fixtures(NOW) });
  const contract = createContract<operations, PetsState>({
    clock: () => NOW,
    document,
    ...options,
    service,
    store,
  });
  return { contract, store, ask: asker(contract) };
}

/** Asks a contract as an adapter does, without a socket. */
export function asker(contract: Contract): PetsContract["ask"] {
  return async (method, target, { json, text, headers = {} } = {}) => {
    const [path = "", query = ""] = target.split("?");
    const sent = json === undefined ? text : JSON.stringify(json);
    const bytes = typeof sent === "string" ? new TextEncoder().encode(sent) : sent;
    const response = await contract.handle({
      method,
      path,
      query,
      headers: { ...(json !== undefined && { "content-type": "application/json" }), ...headers },
      ...(bytes && { body: () => Promise.resolve(bytes) }),
    });
    const answered =
      typeof response.body === "string" ? response.body : new TextDecoder().decode(response.body);
    const body: unknown = answered === "" ? undefined : JSON.parse(answered);
    return { status: response.status, headers: response.headers, body, text: answered };
  };
}
