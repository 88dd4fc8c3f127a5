import { isDeepStrictEqual } from "node:util";
import { carriedSeed } from "../adapters/modules/carried-seed.ts";
import type { OpenDocument } from "./open-document.ts";
import type { LoadedStore } from "./open-store.ts";
import { openStore } from "./open-store.ts";
import type { DocumentParts } from "./server-parts.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The store of a document that is taken anew: the one that it has, while its service keeps the same collections. Else its
 * documents are brought into a new one, where they are in memory.
 * @throws {UsageError} when they are in files, which are opened when a server starts.
 */
export async function keepStore(
  { store, parts: before }: Pick<OpenDocument, "store" | "parts">,
  after: DocumentParts,
  onNotice: (message: string) => void,
): Promise<LoadedStore> {
  const { collections, schemaVersion } = before.service;
  const isSame = isDeepStrictEqual(collections, after.service.collections);
  if (isSame && schemaVersion === after.service.schemaVersion) return store;
  if (before.data !== undefined || before.database !== undefined) {
    const place = before.database === undefined ? "files" : "a database";
    throw new UsageError(
      `the handlers keep other collections now, and their data is in ${place}; start the server again`,
    );
  }
  const begin = carriedSeed(after.service, after.fixtures(new Date()), await store.dump());
  onNotice("the handlers keep other collections now: what was in the ones that remain is kept");
  return openStore({ ...after, begin, data: undefined, onNotice });
}
