import { dirname, resolve } from "node:path";
import type { LoadedDocument, LoadOptions } from "../document/load.ts";
import { loadDocument } from "../document/load.ts";
import { isUrl } from "../document/source.ts";
import type { ReadingFlags } from "./document-options.ts";
import { loadOverlays } from "./load-overlays.ts";

/**
 * Reads a document and its overlays, as the flags say, and in its own version too where that is asked for; `onFile` hears of
 * the files that it refers to.
 */
export async function readDocument(
  path: string,
  flags: ReadingFlags & { readonly keepVersion?: true },
  onFile?: LoadOptions["onFile"],
): Promise<LoadedDocument> {
  return loadDocument(path, {
    strict: flags.strict === true,
    allowExternalRefs: flags.allowExternalRefs === true,
    overlays: await loadOverlays(flags.overlay),
    keepVersion: flags.keepVersion === true,
    ...(onFile && { onFile }),
  });
}

/** The folder that a document is in: the current one, where it does not come from a file. */
export function homeOf(path: string): string {
  return isUrl(path) ? process.cwd() : dirname(resolve(path));
}

/** The files that a document was read from. */
export function watchedFiles(
  path: string,
  { overlay = [] }: ReadingFlags,
  { files }: LoadedDocument,
): string[] {
  return [
    ...files,
    ...(path === "-" || isUrl(path) ? [] : [resolve(path)]),
    ...overlay.map((file) => resolve(file)),
  ];
}
