import type { StateImage } from "../change.ts";
import { imageOfSeed } from "../seed-image.ts";
import type { Definitions } from "../state-tree.ts";
import type { Seed } from "../store.ts";
import { StoreDamagedError } from "../store.ts";

/** Brings the documents of one schema version to the next. It is given frozen documents and returns new ones. */
export type SchemaMigration = (seed: Seed<Record<string, object>>) => Seed<Record<string, object>>;

/**
 * Brings a state to the schema version of the program: `migrations[1]` from 1 to 2, and so on.
 * @throws {StoreDamagedError} when a step is missing, fails, or ends in something that the program does not know.
 */
export function migrate(
  old: Seed<Record<string, object>>,
  { from, to }: { readonly from: number; readonly to: number },
  migrations: Readonly<Record<number, SchemaMigration>>,
  definitions: Definitions,
): StateImage {
  let seed = old;
  for (let version = from; version < to; version++) {
    const step = migrations[version];
    const steps = `The data is of schema version ${from} and the program wants ${to}`;
    if (step === undefined) {
      throw new StoreDamagedError(
        `${steps}, but it has no migration from ${version} to ${version + 1}. Nothing was changed.`,
      );
    }
    try {
      seed = step(seed);
      if (version + 1 === to) return imageOfSeed(seed, definitions);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StoreDamagedError(
        `${steps}, but the migration from ${version} to ${version + 1} fails: ${reason} Nothing was changed.`,
        { cause: error },
      );
    }
  }
  return imageOfSeed(seed, definitions);
}
