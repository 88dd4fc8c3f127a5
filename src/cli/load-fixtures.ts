import { isObject } from "../contract/document.ts";
import type { Fixtures } from "../contract/service.ts";
import type { Seed } from "../store/store.ts";
import { importDefault } from "./import-default.ts";
import type { LoadedState } from "./load-service.ts";
import { toLine, UsageError } from "./usage-error.ts";

/**
 * Loads the fixtures that a folder's index file exports by default. A folder that was asked for must have them; without
 * any, a state begins empty.
 * @throws {UsageError} when they are missing, cannot be loaded, or are no function; and by the function, when it fails.
 */
export async function loadFixtures(folder: string, isAskedFor: boolean): Promise<Fixtures<LoadedState>> {
  const found = await importDefault(folder);
  if (found === undefined) {
    if (!isAskedFor) return () => ({ collections: {} });
    throw new UsageError(
      `${folder} has no index.ts; write one that exports fixtures by default, or leave out --fixtures`,
    );
  }
  const { file, value } = found;
  if (!isFunctionOfTime(value)) {
    throw new UsageError(
      `${file}: the default export is no function; export default (now) => ({ collections: { … } })`,
    );
  }
  return (now) => makeSeed(() => value(now), file);
}

function isFunctionOfTime(value: unknown): value is (now: Date) => unknown {
  return typeof value === "function";
}

function makeSeed(make: () => unknown, file: string): Seed<LoadedState> {
  let seed: unknown;
  try {
    seed = make();
  } catch (error) {
    throw new UsageError(`${file} failed: ${toLine(error)}`);
  }
  if (!isSeed(seed))
    throw new UsageError(`${file} gave no state back; it must be like { collections: { … } }`);
  return seed;
}

function isSeed(value: unknown): value is Seed<LoadedState> {
  return (
    isObject(value) && isObject(value.collections) && Object.values(value.collections).every(Array.isArray)
  );
}
