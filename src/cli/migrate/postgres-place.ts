import { openPostgresStore } from "../../store/postgres/open-store.ts";
import { readDatabase, versionInDatabase } from "../../store/postgres/read-database.ts";
import { StoreDamagedError } from "../../store/store.ts";
import { readStoreAddress } from "../store-options.ts";
import type { StatePlace, StateShape } from "./state-place.ts";
import { countsOf } from "./state-place.ts";

/** A database, as `serve --store` keeps it. */
export function postgresPlace(given: string, shape: StateShape): StatePlace {
  const { url, schema, name } = readStoreAddress(given);
  const read = (evenInUse = false) => readDatabase({ ...shape, url, schema, evenInUse });
  return {
    name,
    identity: name,
    read: async () => ({ ...(await read()), notices: [] }),
    async write(state, replace) {
      const version = await versionInDatabase({ url, schema });
      if (version !== undefined && !replace) {
        throw new StoreDamagedError(`There is data in ${name} already. Nothing was changed.`);
      }
      const store = await openPostgresStore({ ...shape, url, schema, seed: () => state });
      // Where nothing was before, the store has begun with it.
      await (version === undefined ? undefined : store.reset(state));
      await store.close();
      return [];
    },
    count: async () => countsOf((await read(true)).state),
  };
}
