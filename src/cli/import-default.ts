import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import { findIndex } from "../adapters/modules/index-file.ts";
import { toLine, UsageError } from "./usage-error.ts";

/** What a file exports by default. */
export interface DefaultExport {
  /** The file, as people know it. */
  readonly file: string;
  readonly value: unknown;
}

/**
 * Loads what the index file of a folder exports by default; undefined when there is no such file.
 * @throws {UsageError} when it cannot be loaded or has no default export.
 */
export async function importDefault(folder: string): Promise<DefaultExport | undefined> {
  const path = await findIndex(folder);
  if (path === undefined) return undefined;
  const file = relative(process.cwd(), path);
  const loaded = await load(path, file);
  if (!("default" in loaded)) throw new UsageError(`${file} has no default export; it must have one`);
  return { file, value: loaded.default };
}

async function load(path: string, file: string): Promise<object> {
  try {
    return (await import(pathToFileURL(path).href)) as object;
  } catch (error) {
    throw new UsageError(`${file} cannot be loaded: ${toLine(error)}${placeOf(error)}`);
  }
}

/** The place that an error's stack names: its first line when text could not be read, else the first file of one's own. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const unreadable = /^(?:file:\/\/)?(\/.*:\d+)\n/.exec(stack);
  const place = unreadable ?? /file:\/\/((?:(?!\/node_modules\/)[^\s()])+:\d+(?::\d+)?)/.exec(stack);
  return place?.[1] === undefined ? "" : ` (${relative(process.cwd(), place[1].replace(/\?round=\d+/, ""))})`;
}
