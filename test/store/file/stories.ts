import { join } from "node:path";
import type { FileSystem } from "../../../src/store/file/file-system.ts";
import type { FileStoreOptions } from "../../../src/store/file/file-store.ts";
import type { Clinic } from "../clinic-state.ts";
import type { Known } from "./workload.ts";
import { beginAnew, goOn, work } from "./workload.ts";

/** What is done with a store while the power may be cut. */
export interface Story {
  /** What has been done before, with no power cut. */
  readonly prepare: (folder: string, fileSystem: FileSystem) => Promise<Known>;
  /** After how many calls of that its process was killed; what it had written is there until the power is cut. */
  readonly killedAfter?: number;
  readonly act: (folder: string, fileSystem: FileSystem, before: Known) => Promise<Known>;
  /** How whoever comes later opens the store. */
  readonly options?: Partial<FileStoreOptions<Clinic>>;
  /** About how many calls `act` makes. */
  readonly calls: number;
}

const version2: Partial<FileStoreOptions<Clinic>> = {
  schemaVersion: 2,
  migrations: {
    1: ({ collections: { pets = [], ...others }, counters }) => ({
      collections: { ...others, pets: pets.map((pet) => ({ ...pet, tags: ["migrated"] })) },
      ...(counters && { counters }),
    }),
  },
};

/** All that a store does with its files. */
export const stories = {
  "a first start, changes and compactions": {
    prepare: () => Promise.resolve({ acknowledged: [], asked: ["first"] }),
    act: (folder, disk) => work(folder, disk),
    calls: 100,
  },
  "a start that cuts off a torn write": {
    prepare: async (folder, disk) => {
      const known = await work(folder, disk);
      await tear(folder, disk);
      return known;
    },
    act: (folder, disk, before) => goOn(folder, disk, before),
    calls: 20,
  },
  "a start that migrates": {
    prepare: work,
    act: (folder, disk, before) => goOn(folder, disk, before, version2),
    options: version2,
    calls: 40,
  },
  "a reset": {
    prepare: work,
    act: (folder, disk, before) => beginAnew(folder, disk, before),
    calls: 20,
  },
} satisfies Record<string, Story>;

/** A start after a process that was killed. */
export function startAfterKill(killedAfter: number): Story {
  return { prepare: work, killedAfter, act: goOn, calls: 20 };
}

/** Leaves less than a header at the end of the newest journal. */
async function tear(folder: string, fileSystem: FileSystem): Promise<void> {
  const data = join(folder, "data");
  const [newest = ""] = (await fileSystem.list(data))
    .filter((name) => /^journal-\d+$/.test(name))
    .sort()
    .slice(-1);
  const file = await fileSystem.open(join(data, newest), "append");
  await file.write(new Uint8Array(7).fill(0xff));
  await file.close();
}
