import { readOverlayFile } from "../adapters/overlay/overlay-file.ts";
import type { Overlay } from "../overlay/overlay.ts";
import { codeOf, UsageError } from "./usage-error.ts";

/**
 * Reads the overlays that a command was given, in their order.
 * @throws {UsageError} for a file that cannot be read, and DocumentError for one that is no overlay.
 */
export function loadOverlays(paths: readonly string[] = []): Promise<Overlay[]> {
  return Promise.all(
    paths.map(async (path) => {
      try {
        return await readOverlayFile(path);
      } catch (error) {
        const code = codeOf(error);
        if (code === undefined) throw error;
        throw new UsageError(`the overlay ${path} cannot be read (${code}); name a file`);
      }
    }),
  );
}
