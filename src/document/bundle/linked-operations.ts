import type { JsonObject } from "../../contract/document.ts";
import { DocumentError } from "../../contract/document.ts";
import { stepsOf } from "../place.ts";
import type { SourceFile, SourceFiles } from "../source-files.ts";
import { splitReference } from "./locate.ts";
import type { Origins } from "./origins.ts";

/**
 * The `operationRef`s of links (OpenAPI 3.1, section 4.8.20), which lead to operations as they stand in their files. Once the
 * document is in one piece they have to lead to where those operations are now. No file is read for their sake: an operation
 * that is no part of the document stays where it is.
 */
export class LinkedOperations {
  readonly #files: SourceFiles;
  readonly #origins: Origins;
  readonly #links: { readonly link: JsonObject; readonly home: SourceFile }[] = [];

  constructor(files: SourceFiles, origins: Origins) {
    this.#files = files;
    this.#origins = origins;
  }

  /** Remembers a link that was written in a file. */
  add(link: JsonObject, home: SourceFile): void {
    if (typeof link.operationRef === "string") this.#links.push({ link, home });
  }

  /** Lets the links lead to where the operations stand in the document. */
  async settle(): Promise<void> {
    for (const { link, home } of this.#links) {
      const [path, fragment] = splitReference(String(link.operationRef));
      if (path === "" && home === this.#files.root) continue;
      const file = path === "" ? home : await this.#knownFile(path, home);
      const pointer = file && this.#origins.pointerTo(file, stepsOf(fragment));
      if (pointer !== undefined) link.operationRef = `#${pointer}`;
    }
  }

  async #knownFile(path: string, home: SourceFile): Promise<SourceFile | undefined> {
    try {
      return await this.#files.known(path, home);
    } catch (error) {
      if (error instanceof DocumentError) return undefined;
      throw error;
    }
  }
}
