import type { Seed } from "./store.ts";

/** Brings the documents of one schema version to the next. It is given frozen documents and returns new ones. */
export type SchemaMigration = (seed: Seed<Record<string, object>>) => Seed<Record<string, object>>;

/** A state cannot be brought to the program's schema version; `message` says which step is missing or fails, and why. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Brings a state to the schema version of the program: `migrations[1]` from 1 to 2, and so on. `take` is given the last
 * one, and throws when it is not what the program wants.
 * @throws {MigrationError} when a step is missing or fails, or what `take` has thrown.
 */
export function migrate<Taken>(
  old: Seed<Record<string, object>>,
  { from, to }: { readonly from: number; readonly to: number },
  migrations: Readonly<Record<number, SchemaMigration>>,
  take: (seed: Seed<Record<string, object>>) => Taken,
): Taken {
  let seed = old;
  for (let version = from; version < to; version++) {
    const step = migrations[version];
    const steps = `The data is of schema version ${from} and the program wants ${to}`;
    if (step === undefined) {
      throw new MigrationError(`${steps}, but it has no migration from ${version} to ${version + 1}.`);
    }
    try {
      seed = step(seed);
      if (version + 1 === to) return take(seed);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new MigrationError(
        `${steps}, but the migration from ${version} to ${version + 1} fails: ${reason}`,
        { cause: error },
      );
    }
  }
  return take(seed);
}
