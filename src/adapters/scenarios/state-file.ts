import { readFile } from "node:fs/promises";
import { DocumentError } from "../../contract/document.ts";
import type { DocumentLimits } from "../../document/limits.ts";
import { DEFAULT_LIMITS } from "../../document/limits.ts";
import { parseText } from "../../document/parse-text.ts";
import { nameOf } from "../../document/source.ts";
import { MigrationError } from "../../store/migrate.ts";
import type { Seed } from "../../store/store.ts";
import type { StateVersions } from "../../store/written-state.ts";
import { bringUp, isWrittenState } from "../../store/written-state.ts";

/**
 * Reads a state file.
 * @throws {DocumentError} when it is no state, or of a schema version that it cannot be brought from.
 */
export async function readState(
  file: string,
  versions?: StateVersions,
): Promise<Seed<Record<string, object>>> {
  return parseState(await readFile(file, "utf8"), nameOf(file), versions);
}

/** Reads the text of a state, in JSON or YAML; `name` is its name in messages. */
export async function parseState(
  text: string,
  name: string,
  versions?: StateVersions,
  limits: DocumentLimits = DEFAULT_LIMITS,
): Promise<Seed<Record<string, object>>> {
  const { content } = await parseText(text, name, limits);
  if (!isWrittenState(content)) {
    throw new DocumentError(
      `${name}: is no state; it must be like { "collections": { "pets": […] } }, as /__contract/state answers it`,
    );
  }
  try {
    return bringUp(content, versions ?? { schemaVersion: content.schemaVersion ?? 1 });
  } catch (error) {
    throw error instanceof MigrationError ? new DocumentError(`${name}: ${error.message}`) : error;
  }
}
