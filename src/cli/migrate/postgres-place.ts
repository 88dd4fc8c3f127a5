import { placeOf } from "../../store/postgres/database.ts";
import { openPostgresStore } from "../../store/postgres/open-store.ts";
import { readDatabase, versionInDatabase } from "../../store/postgres/read-database.ts";
import { StoreDamagedError } from "../../store/store.ts";
import type { StatePlace, StateShape } from "./state-place.ts";
import { countsOf } from "./state-place.ts";

/** A database, as `serve --store` keeps it. */
export function postgresPlace(url: string, shape: StateShape): StatePlace {
  const name = `postgres://${placeOf(url)}`;
  const read = () => readDatabase({ ...shape, url });
  return {
    name,
    identity: name,
    read: async () => ({ ...(await read()), notices: [] }),
    async write(state, replace) {
      const version = await versionInDatabase({ url });
      if (version !== undefined && !replace) {
        throw new StoreDamagedError(`There is data in ${name} already. Nothing was changed.`);
      }
      const store = await openPostgresStore({ ...shape, url, seed: () => state });
      // Where nothing was before, the store has begun with it.
      await (version === undefined ? undefined : store.reset(state));
      await store.close();
      return [];
    },
    count: async () => countsOf((await read()).state),
  };
}
