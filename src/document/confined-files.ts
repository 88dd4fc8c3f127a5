import { readFile, realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { DocumentError } from "../contract/document.ts";

/**
 * Reads the files that a document refers to: those in its own folder and below, and nothing else. Links are followed
 * before looking where a file is.
 */
export class ConfinedFiles {
  readonly #folder: string;

  /** `document` is the path of the document itself. */
  constructor(document: string) {
    this.#folder = dirname(document);
  }

  /**
   * The text of a file.
   * @throws {DocumentError} for a URL, a file outside the folder, or one that cannot be read.
   */
  async read(reference: string): Promise<string> {
    if (/^[a-z][a-z0-9+.-]+:/i.test(reference) && !reference.startsWith("file:")) {
      throw new DocumentError(
        `$ref "${reference}" leads to the network, which is not read; keep a copy beside the document`,
      );
    }
    const path = reference.startsWith("file:") ? fileURLToPath(reference) : decodeURIComponent(reference);
    try {
      const [folder, file] = await Promise.all([realpath(this.#folder), realpath(path)]);
      const inside = relative(folder, file);
      if (inside.startsWith("..") || isAbsolute(inside)) {
        throw new DocumentError(
          `$ref "${reference}" leads out of the document's folder ${this.#folder}; move the file into it`,
        );
      }
      return await readFile(file, "utf8");
    } catch (error) {
      if (error instanceof DocumentError) throw error;
      throw new DocumentError(`$ref "${reference}" cannot be read: ${describe(error)}`);
    }
  }
}

function describe(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "there is no such file";
  return error instanceof Error ? error.message : String(error);
}
