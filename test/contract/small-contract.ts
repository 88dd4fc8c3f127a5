import { collectionsOf, createContract, createMemoryStore } from "../../src/index.ts";
import type { ContractOptions, EngineState, OpenApiDocument, Service, Store } from "../../src/index.ts";
import type { PetsContract } from "./pets-contract.ts";
import { asker } from "./pets-contract.ts";

/** What the small services keep. */
export interface NotesState {
  notes: { id: string };
}

/** Handlers of a document that no types were generated from. */
export type AnyHandlers = Record<string, (context: never) => unknown>;

type Options = Partial<Omit<ContractOptions<unknown, NotesState>, "document">>;

/** A store for the small services. */
export function createNotes(): Store<NotesState & EngineState> {
  return createMemoryStore({
    collections: collectionsOf<NotesState>({ collections: { notes: { id: "id" } } }),
  });
}

/** Asks a contract whose document consists of these parts, written down in the test itself. */
export function askSmall(
  parts: object,
  handlers: AnyHandlers = {},
  options: Options = {},
): PetsContract["ask"] {
  const document = { openapi: "3.1.1", info: { title: "Small", version: "1" }, ...parts } as OpenApiDocument;
  const collections = { notes: { id: "id" } } as const;
  const service = { schemaVersion: 1, collections, handlers } as Service<unknown, NotesState>;
  return asker(createContract({ store: createNotes(), service, ...options, document }));
}

/** A response, or a request's body, of JSON. */
export function json(schema?: unknown): object {
  return { description: "", content: { "application/json": schema === undefined ? {} : { schema } } };
}
