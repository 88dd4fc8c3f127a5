import { migrate } from "../store/migrate.ts";
import type { Seed } from "../store/store.ts";
import type { Service } from "./service.ts";

/** What a service knows of the shapes that its documents have had. */
export interface StateVersions {
  /** The version of the documents' shape, from 1. */
  readonly current: number;
  /**
   * Brings a state of an older version to the current one.
   * @throws {MigrationError} when a step is missing or fails.
   */
  readonly bringUp: (state: Seed<Record<string, object>>, from: number) => Seed<Record<string, object>>;
}

/** The versions of a service's documents. */
export function versionsOf({
  schemaVersion,
  migrations = {},
}: Pick<Service<unknown, never>, "schemaVersion" | "migrations">): StateVersions {
  return {
    current: schemaVersion,
    bringUp: (state, from) => migrate(state, { from, to: schemaVersion }, migrations, (last) => last),
  };
}
