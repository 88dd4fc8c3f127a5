import { resolve } from "node:path";
import { readData } from "../../store/file/read-data.ts";
import { writeData } from "../../store/file/write-data.ts";
import { unusableFolder } from "../unusable-folder.ts";
import type { StatePlace, StateShape } from "./state-place.ts";
import { countsOf } from "./state-place.ts";

/** A folder of data, as `serve --data` keeps it. */
export function folderPlace(name: string, shape: StateShape): StatePlace {
  const folder = resolve(name);
  const read = () => orUnusable(name, readData({ ...shape, folder }));
  return {
    name,
    identity: folder,
    read,
    async write(state, replace) {
      const { kept } = await orUnusable(name, writeData(state, { ...shape, folder, replace }));
      return kept === undefined ? [] : [`The files that were in ${name} before are in ${kept}.`];
    },
    count: async () => countsOf((await read()).state),
  };
}

async function orUnusable<Done>(name: string, work: Promise<Done>): Promise<Done> {
  try {
    return await work;
  } catch (error) {
    throw unusableFolder(name, error) ?? error;
  }
}
