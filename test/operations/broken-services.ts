import modelOps from "../../handlers/index.ts";
import { StoreUnavailableError } from "../../src/index.ts";
import type { ModelOpsStore, ServiceOptions } from "./service.ts";
import { freshInMemory } from "./stores.ts";
import type { Breakage } from "./situations.ts";

/** What an error knows and no reply may tell. */
export const SECRET = "/srv/secret";

/** What to start a service with, so that it is broken. */
export const BROKEN: Readonly<Record<Breakage, () => Omit<ServiceOptions, "transport">>> = {
  handlers: () => {
    const fail = () => {
      throw new Error(`the handler stumbled over ${SECRET}`);
    };
    const ids = Object.keys(modelOps.handlers);
    return { service: { ...modelOps, handlers: Object.fromEntries(ids.map((id) => [id, fail])) } };
  },
  store: () => ({ store: readOnly(freshInMemory()) }),
  host: () => ({ host: () => Promise.resolve(undefined) }),
};

/** The store as it is after a write to the disk has failed. */
function readOnly(store: ModelOpsStore): ModelOpsStore {
  const detail =
    "The store is read-only since a write to disk failed. Check the disk and restart the server.";
  return {
    read: (body) => store.read(body),
    transaction: () => Promise.reject(new StoreUnavailableError(detail)),
    dump: () => store.dump(),
    reset: (seed) => store.reset(seed),
    health: () => ({ status: "read-only", detail }),
    close: () => store.close(),
  };
}
