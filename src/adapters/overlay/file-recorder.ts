import { relative, resolve } from "node:path";
import type { Contract } from "../../contract/contract.ts";
import { isUrl } from "../../document/source.ts";
import type { Recorder } from "../../forward/record/recorder.ts";
import { createRecorder } from "../../forward/record/recorder.ts";
import type { Overlay } from "../../overlay/overlay.ts";
import { readOverlayFile, writeOverlayFile } from "./overlay-file.ts";

/**
 * Keeps what a backend answers in an overlay file, and goes on with what that has already; `source` is where the document
 * was loaded from, which a new file names. What cannot be saved is told to the contract's observer.
 * @throws {DocumentError} when the file is no overlay; and the system's own error when it is there but cannot be read.
 */
export async function createFileRecorder(
  contract: Contract,
  file: string,
  source?: string,
): Promise<Recorder> {
  const { document, inspection, observer } = contract;
  return createRecorder({
    ...{ document, inspection },
    overlay: (await readIfThere(file)) ?? beginOverlay(file, source),
    save: (overlay) => writeOverlayFile(file, overlay),
    onFailure: (error) => observer.failed?.(error, `saving ${file}`),
  });
}

async function readIfThere(file: string): Promise<Overlay | undefined> {
  try {
    return await readOverlayFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function beginOverlay(file: string, source: string | undefined): Overlay {
  const info = { title: "What the backend has answered", version: "1.0.0" };
  const base =
    source === undefined || isUrl(source)
      ? source
      : relative(resolve(file, ".."), source).replaceAll("\\", "/");
  return { overlay: "1.0.0", info, ...(base !== undefined && { extends: base }), actions: [] };
}
