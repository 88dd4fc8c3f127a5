import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { DocumentError, isObject } from "../../contract/document.ts";
import { DEFAULT_LIMITS } from "../../document/limits.ts";
import { parseText } from "../../document/parse-text.ts";
import { nameOf } from "../../document/source.ts";
import type { UntypedSeed } from "../../store/seed-image.ts";

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
 * They are read anew each time, so that a file can be added while a server runs. A folder that is not there has none.
 */
export function scenarioFolder(folder: string): Scenarios {
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
      return file === undefined ? undefined : readState(file);
    },
  };
}

async function readState(file: string): Promise<UntypedSeed> {
  const name = nameOf(file);
  const { content } = await parseText(await readFile(file, "utf8"), name, DEFAULT_LIMITS);
  if (isState(content)) return content;
  throw new DocumentError(
    `${name}: is no state; it must be like { "collections": { "pets": […] } }, as /__contract/state answers it`,
  );
}

function isState(value: unknown): value is UntypedSeed {
  if (!isObject(value) || !isObject(value.collections)) return false;
  const { counters = {}, collections } = value;
  return Object.values(collections).every(Array.isArray) && isObject(counters);
}
