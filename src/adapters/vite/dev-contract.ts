import { isDeepStrictEqual } from "node:util";
import { collectionsOf } from "../../contract/collections.ts";
import type { Contract } from "../../contract/contract.ts";
import { createContract } from "../../contract/contract.ts";
import type { OpenApiDocument } from "../../contract/document.ts";
import type { EngineState } from "../../contract/idempotency.ts";
import type { Observer } from "../../contract/observer.ts";
import { createMemoryStore } from "../../store/memory-store.ts";
import type { Store } from "../../store/store.ts";
import { carriedSeed } from "../modules/carried-seed.ts";
import type { LoadedState } from "../modules/loaded-service.ts";
import type { ContractPluginOptions } from "./plugin-options.ts";
import type { RunModules } from "./run-modules.ts";

/** A contract that is made anew with each edit, and the state that it goes on with. */
export interface DevContract {
  readonly contract: Contract;
  readonly modules: RunModules;
  readonly store: Store<LoadedState & EngineState>;
  /** The state that the fixtures gave, as text. */
  readonly beginning: string;
}

/**
 * Makes a contract of a document and modules. The state of the one before is kept, unless it is still as its fixtures gave
 * it: then it is as the new ones give it.
 */
export async function makeDevContract(
  document: OpenApiDocument,
  modules: RunModules,
  options: ContractPluginOptions,
  observer: Observer,
  before?: DevContract,
): Promise<DevContract> {
  const { service, fixtures } = modules;
  const { store, beginning } = await chooseStore(modules, before);
  const { authentication, basePath, credentials, mock, replyCheck, requestCheck, timeLimitMs } = options;
  const contract = createContract<Record<string, unknown>, LoadedState>({
    ...{ document, service, fixtures, store, observer },
    ...(authentication && { authentication }),
    ...(basePath !== undefined && { basePath }),
    ...(credentials && { credentials }),
    ...(mock && { mock }),
    ...(replyCheck && { replyCheck }),
    ...(requestCheck && { requestCheck }),
    ...(timeLimitMs !== undefined && { timeLimitMs }),
  });
  return { contract, modules, store, beginning };
}

async function chooseStore(
  { service, fixtures }: RunModules,
  before: DevContract | undefined,
): Promise<Pick<DevContract, "store" | "beginning">> {
  const now = new Date();
  const collections = collectionsOf(service);
  const dump = await before?.store.dump();
  if (!before || !dump || JSON.stringify(dump) === before.beginning) {
    const store = createMemoryStore({ collections, seed: fixtures(now) });
    return { store, beginning: JSON.stringify(await store.dump()) };
  }
  const isSame = isDeepStrictEqual(collectionsOf(before.modules.service), collections);
  if (isSame) return before;
  const seed = carriedSeed(service, fixtures(now), dump);
  return { store: createMemoryStore({ collections, seed }), beginning: before.beginning };
}
