import { resolve } from "node:path";
import { StoreDamagedError } from "../../store.ts";
import type { WrittenState } from "../../written-state.ts";
import type { FileSystem } from "../file-system.ts";
import { nodeFileSystem } from "../node-file-system.ts";
import { loadAny, refuseWithoutData } from "./check-data.ts";
import { readBeside } from "./read-beside.ts";

/**
 * The whole state of a folder, of whatever schema version, also while a store has the folder; changes nothing.
 * @throws {StoreDamagedError} when there is no data in it, or no store would open.
 */
export async function readWholeState(
  path: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<Required<WrittenState>> {
  const folder = resolve(path);
  return readBeside(fileSystem, folder, async (files) => {
    refuseWithoutData(folder, files);
    const loaded = await loadAny(fileSystem, folder, files);
    if (loaded instanceof StoreDamagedError) throw loaded;
    const { collections, counters = {} } = loaded.tree.dump();
    // Programs may not know a collection any more that nothing is in.
    const filled = Object.entries(collections).filter(([, documents]) => documents?.length !== 0);
    return { schemaVersion: loaded.base.schemaVersion, collections: Object.fromEntries(filled), counters };
  });
}
