import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { DocumentError, isObject } from "../../contract/document.ts";
import { DEFAULT_LIMITS } from "../../document/limits.ts";
import { parseText } from "../../document/parse-text.ts";
import { nameOf } from "../../document/source.ts";
import type { Overlay } from "../../overlay/overlay.ts";
import { OverlayError, readOverlay } from "../../overlay/overlay.ts";

/**
 * Reads an overlay from a file in YAML or JSON.
 * @throws {DocumentError} that says what is wrong, and in which file; and the system's own when it cannot be read.
 */
export async function readOverlayFile(path: string): Promise<Overlay> {
  const name = nameOf(path);
  const { content } = await parseText(await readFile(path, "utf8"), name, DEFAULT_LIMITS);
  if (!isObject(content)) throw new DocumentError(`${name}: is no object; an OpenAPI overlay is expected`);
  try {
    return readOverlay(content);
  } catch (error) {
    throw error instanceof OverlayError ? new DocumentError(`${name}: ${error.message}`) : error;
  }
}

/** Writes an overlay in JSON: afterwards the file has all of it, or still what it had before, also after a power cut. */
export async function writeOverlayFile(path: string, overlay: Overlay): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(draft, "w");
    try {
      await file.writeFile(`${JSON.stringify(overlay, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** A name lasts only when its folder has been written down; not every system can do that. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
