import { resolve } from "node:path";
import { StoreDamagedError } from "../../store.ts";
import { sortNames } from "../data-files.ts";
import type { FileSystem } from "../file-system.ts";
import { lockFolder } from "../folder-lock.ts";
import { beginGeneration } from "../generation.ts";
import { nodeFileSystem } from "../node-file-system.ts";
import { keepCopies, removeOlderFiles } from "../tidy.ts";
import { loadAny, refuseWithoutData } from "./check-data.ts";
import type { Fault } from "./examine.ts";
import { examine } from "./examine.ts";
import type { Salvage } from "./salvage.ts";
import { faultsOf, salvage } from "./salvage.ts";

/** How a repair has ended: there was nothing to repair, it was not wanted, or the damaged files are kept in a folder. */
export type Repair = "not needed" | "declined" | { readonly kept: string };

/**
 * Puts the best state that damaged files still have in their place, as a whole or not at all, once `agree` has seen what
 * is lost by that. The files as they were are kept in a folder beside.
 * @throws {StoreLockedError} while a store has the folder.
 * @throws {StoreDamagedError} when there is no data in it, or nothing can be saved; nothing has been changed then.
 */
export async function repairData(
  path: string,
  agree: (salvaged: Salvage, faults: readonly Fault[]) => Promise<boolean>,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<Repair> {
  const folder = resolve(path);
  refuseWithoutData(folder, sortNames(await fileSystem.list(folder)));
  const lock = await lockFolder(folder);
  try {
    const files = sortNames(await fileSystem.list(folder));
    const outcome = await loadAny(fileSystem, folder, files);
    if (!(outcome instanceof StoreDamagedError)) return "not needed";
    const examined = await examine(fileSystem, folder, files);
    const salvaged = salvage(examined);
    if (salvaged === undefined) {
      throw new StoreDamagedError(
        `Nothing in ${folder} can be saved: no snapshot has a beginning that can be read. Nothing was changed. Put the ` +
          `data folder back from a backup; to begin anew from the fixtures instead, move the folder away.`,
      );
    }
    if (!(await agree(salvaged, faultsOf(examined)))) return "declined";
    const kept = await keepCopies(fileSystem, folder, "before-repair");
    const generation = Math.max(...files.snapshots, ...files.journals) + 1;
    const { file } = await beginGeneration(fileSystem, folder, { ...salvaged, generation });
    await file.close();
    await removeOlderFiles(fileSystem, folder, generation);
    return { kept };
  } finally {
    await lock.release();
  }
}
