import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DocumentError } from "../contract/document.ts";
import { decode } from "./place.ts";
import type { Source } from "./source.ts";
import { isUrl } from "./source.ts";

const WAY_OUT = "allow external references (--allow-external-refs) if that is meant";

/**
 * Says which files and URLs the references of a document may lead to: those in its own folder and below, and with
 * `allowExternalRefs` any. What comes from the network never leads to files of this machine.
 */
export class Boundary {
  readonly #source: Source;
  readonly #allowsAny: boolean;

  constructor(source: Source, allowExternalRefs: boolean) {
    this.#source = source;
    this.#allowsAny = allowExternalRefs;
  }

  /**
   * The location that a reference, without its fragment, leads to from another one.
   * @throws {DocumentError} when it is no location that can be read.
   */
  locate(reference: string, from: string): string {
    if (isUrl(from)) return locateFromUrl(reference, from);
    if (isUrl(reference)) return new URL(reference).href;
    if (/^[a-z][a-z0-9+.-]+:/i.test(reference)) {
      if (!/^file:/i.test(reference)) {
        throw new DocumentError(`$ref "${reference}" is neither a file nor an http(s) URL`);
      }
      return toPath(reference);
    }
    return resolve(dirname(from), decode(reference));
  }

  /**
   * Looks whether a location may be read. Links are followed before looking where a file is.
   * @throws {DocumentError} when it may not, or there is no such file.
   */
  async permit(location: string): Promise<void> {
    if (isUrl(location)) this.permitUrl(location);
    else if (!this.#allowsAny) await this.#permitFile(location);
  }

  /** @throws {DocumentError} when a URL may not be read. */
  permitUrl(url: string): void {
    if (this.#allowsAny) return;
    if (this.#source.kind !== "network") {
      throw new DocumentError(
        `$ref "${url}" leads to the network; keep a copy beside the document, or ${WAY_OUT}`,
      );
    }
    const folder = new URL(".", this.#source.location).href;
    if (!url.startsWith(folder)) {
      throw new DocumentError(`$ref "${url}" leads out of ${folder}; ${WAY_OUT}`);
    }
  }

  async #permitFile(path: string): Promise<void> {
    const home = dirname(this.#source.location);
    const [folder, file] = await Promise.all([realpath(home), realpath(path)]);
    const inside = relative(folder, file);
    if (!inside.startsWith("..") && !isAbsolute(inside)) return;
    throw new DocumentError(
      `$ref "${path}" leads out of the document's folder ${home}; move the file into it, or ${WAY_OUT}`,
    );
  }
}

function locateFromUrl(reference: string, from: string): string {
  const target = URL.parse(reference, from);
  if (target && /^https?:$/.test(target.protocol)) return target.href;
  throw new DocumentError(
    `$ref "${reference}" in ${from} is no http(s) URL; documents of the network have no others`,
  );
}

function toPath(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new DocumentError(`$ref "${url}" is no file of this machine`);
  }
}
