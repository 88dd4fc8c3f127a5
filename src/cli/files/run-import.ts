import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { parseState } from "../../adapters/scenarios/state-file.ts";
import { collectionsOf } from "../../contract/collections.ts";
import { DEFAULT_LIMITS } from "../../document/limits.ts";
import { nameOf, readSource } from "../../document/source.ts";
import { writeData } from "../../store/file/write-data.ts";
import { EMPTY_SERVICE, loadService } from "../load-service.ts";
import { print } from "../print.ts";
import { codeOf, UsageError } from "../usage-error.ts";
import { inFolder } from "./data-folder.ts";
import type { ImportFlags } from "./import-command.ts";
import { count } from "./words.ts";

/** Makes a state the data of a folder, and tells how many documents that are. */
export async function runImport(source: string, folder: string, flags: ImportFlags): Promise<void> {
  const service = await loadService(resolve(flags.handlers), false);
  if (service === EMPTY_SERVICE) {
    throw new UsageError(
      `${flags.handlers} has no index.ts; name the folder of the handlers with --handlers`,
    );
  }
  const { schemaVersion } = service;
  const name = nameOf(readSource(source).location);
  const state = await parseState(await readText(source), name, service, {
    ...DEFAULT_LIMITS,
    values: Infinity,
  });
  const replace = flags.replace === true;
  const shape = { folder, collections: collectionsOf(service), schemaVersion, replace };
  const { kept } = await inFolder(folder, () => writeData(state, shape)).catch((error: unknown) => {
    throw error instanceof TypeError
      ? new UsageError(`${name} does not fit the handlers: ${error.message}`)
      : error;
  });
  const documents = Object.values(state.collections).reduce((sum, list) => sum + (list?.length ?? 0), 0);
  const before = kept === undefined ? "" : ` The files that were there before are in ${nameOf(kept)}.`;
  await print(`${nameOf(resolve(folder))} has ${count(documents, "document")} now.${before}\n`);
}

async function readText(source: string): Promise<string> {
  if (source === "-") return text(process.stdin);
  try {
    return await readFile(source, "utf8");
  } catch (error) {
    throw new UsageError(`${source} cannot be read (${codeOf(error) ?? "unknown reason"})`);
  }
}
