import { readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import type { UntypedSeed } from "../../store/seed-image.ts";
import type { StateVersions } from "../../store/written-state.ts";
import { readState } from "./state-file.ts";

/** States that a server can be put into, each known by a name. */
export interface Scenarios {
  /** Their names, in alphabetical order. */
  names(): Promise<readonly string[]>;
  /**
   * The state of this name; undefined where there is none.
   * @throws {DocumentError} when it is no state.
   */
  read(name: string): Promise<UntypedSeed | undefined>;
}

const EXTENSIONS = new Set([".json", ".yaml", ".yml"]);

/**
 * The state files of a folder, as `/__contract/state` writes them, in JSON or YAML: `busy.json` is the scenario `busy`.
 * They are read anew each time, so that a file can be added while a server runs. A folder that is not there has none. A
 * file that names an older schema version than `versions` is brought up to it, and one that names a newer one refused.
 */
export function scenarioFolder(folder: string, versions?: StateVersions): Scenarios {
  const files = async (): Promise<ReadonlyMap<string, string>> => {
    const entries = await readdir(folder).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
      throw error;
    });
    const states = entries.filter((entry) => EXTENSIONS.has(extname(entry))).sort();
    return new Map(states.map((entry) => [entry.slice(0, -extname(entry).length), join(folder, entry)]));
  };
  return {
    names: async () => [...(await files()).keys()],
    read: async (name) => {
      const file = (await files()).get(name);
      return file === undefined ? undefined : readState(file, versions);
    },
  };
}
