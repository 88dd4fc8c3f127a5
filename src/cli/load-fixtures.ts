import { asFixtures, NO_FIXTURES } from "../adapters/modules/loaded-fixtures.ts";
import type { LoadedState } from "../adapters/modules/loaded-service.ts";
import type { Fixtures } from "../contract/service.ts";
import { importDefault } from "./import-default.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Loads the fixtures that a folder's index file exports by default. A folder that was asked for must have them; without
 * any, a state begins empty.
 * @throws {UsageError} when they are missing, cannot be loaded, or are no function; and by the function, when it fails.
 */
export async function loadFixtures(folder: string, isAskedFor: boolean): Promise<Fixtures<LoadedState>> {
  const found = await importDefault(folder);
  if (found) return asFixtures(found.value, found.file, UsageError);
  if (!isAskedFor) return NO_FIXTURES;
  throw new UsageError(
    `${folder} has no index.ts; write one that exports fixtures by default, or leave out --fixtures`,
  );
}
