import { isObject } from "./document.ts";
import type { SchemaMigration } from "./migrate.ts";
import { migrate, MigrationError } from "./migrate.ts";
import type { UntypedSeed } from "./seed-image.ts";
import type { Seed } from "./store.ts";

/** A state as a file has it: what `/__contract/state` answers, and the schema version that its documents are of. */
export interface WrittenState extends UntypedSeed {
  /** That of whoever reads it, where it is left out. */
  readonly schemaVersion?: number;
}

/** The schema version of a program, and its ways to it. */
export interface StateVersions {
  readonly schemaVersion: number;
  readonly migrations?: Readonly<Record<number, SchemaMigration>> | undefined;
}

/** Whether a parsed text is a state; what is in its collections is not looked at. */
export function isWrittenState(value: unknown): value is WrittenState {
  if (!isObject(value) || !isObject(value.collections)) return false;
  const { schemaVersion = 1, counters = {}, collections } = value;
  if (!Number.isSafeInteger(schemaVersion) || Number(schemaVersion) < 1) return false;
  return Object.values(collections).every(Array.isArray) && isObject(counters);
}

const PIECE_CHARACTERS = 64 * 1024;

/** The text of a state, in JSON with a line for each document, in pieces that are joined as they come. */
export function* writeState(state: WrittenState): Generator<string> {
  let piece = "";
  for (const line of linesOf(state)) {
    piece += line;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

function* linesOf({ schemaVersion, collections, counters = {} }: WrittenState): Generator<string> {
  yield schemaVersion === undefined ? "{" : `{ "schemaVersion": ${schemaVersion},\n `;
  yield ` "counters": ${JSON.stringify(counters)},\n`;
  yield `  "collections": {`;
  let between = "\n";
  for (const [name, documents] of Object.entries(collections) as [string, readonly unknown[]][]) {
    yield `${between}    ${JSON.stringify(name)}: [`;
    for (const [index, document] of documents.entries()) {
      yield `${index === 0 ? "\n" : ",\n"}${JSON.stringify(document)}`;
    }
    yield documents.length === 0 ? "]" : "\n    ]";
    between = ",\n";
  }
  yield "\n  }\n}\n";
}

/**
 * The documents of a state as a program of this schema version wants them. Whether they fit its collections is for its
 * store to find.
 * @throws {MigrationError} when they are of a newer one, or a step between them is missing or fails.
 */
export function bringUp(
  { schemaVersion: from, ...state }: WrittenState,
  { schemaVersion: to, migrations = {} }: StateVersions,
): Seed<Record<string, object>> {
  const seed = state as Seed<Record<string, object>>;
  if (from === undefined || from === to) return seed;
  if (from > to) {
    throw new MigrationError(
      `The state is of schema version ${from}, newer than version ${to}, the newest that this program knows.`,
    );
  }
  return migrate(seed, { from, to }, migrations, (last) => last);
}
