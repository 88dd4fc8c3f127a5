import { DocumentError } from "../../contract/document.ts";
import type { LoadedDocument, LoadOptions } from "../../document/load.ts";
import { loadDocument } from "../../document/load.ts";
import { readSource } from "../../document/source.ts";
import { watchFiles } from "./watch-files.ts";

/** How a document is loaded, and who hears of its changes. */
export interface WatchOptions extends LoadOptions {
  /** Takes the document as it is after a change of its files; the next change waits until that is done. */
  readonly onChange: (loaded: LoadedDocument) => void | Promise<void>;
  /** Hears why a change cannot be used: the document's fault, or what `onChange` threw. */
  readonly onError: (error: unknown) => void;
}

/** A document that is loaded anew whenever one of its files changes. */
export interface WatchedDocument extends LoadedDocument {
  /** Watches no longer; resolves when a change that is being taken has been. */
  close(): Promise<void>;
}

/** The same, of a document that may not be usable yet. */
export interface DocumentWatch extends Pick<WatchedDocument, "close"> {
  /** As it was first loaded; left out where it could not be used. */
  readonly loaded?: LoadedDocument;
}

/**
 * Loads a document, and again after each change of one of its files, those that it came to refer to among them, and those
 * that are not there yet.
 * @throws {TypeError} for a document that is in no file; and what `loadDocument` throws, for the first time alone.
 */
export async function watchDocument(source: string, options: WatchOptions): Promise<WatchedDocument> {
  const loader = new FileLoader(source, options);
  const loaded = await loader.load();
  return { ...loaded, close: await loader.watch() };
}

/**
 * Watches a document that may not be usable yet. `onError` hears of that, and `onChange` gets the document when it has been
 * mended.
 * @throws {TypeError} for a document that is in no file.
 */
export async function watchWhateverItIs(source: string, options: WatchOptions): Promise<DocumentWatch> {
  const loader = new FileLoader(source, options);
  const loaded = await loader.load().catch((error: unknown) => {
    if (!(error instanceof DocumentError)) throw error;
    options.onError(error);
  });
  return { ...(loaded && { loaded }), close: await loader.watch() };
}

/** Loads a document, and knows the files that it was made of. */
class FileLoader {
  readonly #source: string;
  readonly #heard: Pick<WatchOptions, "onChange" | "onError">;
  readonly #loading: LoadOptions;
  readonly #files = new Set<string>();

  constructor(source: string, { onChange, onError, ...loading }: WatchOptions) {
    this.#source = source;
    this.#heard = { onChange, onError };
    const onFile = (path: string) => {
      this.#files.add(path);
      loading.onFile?.(path);
    };
    this.#loading = { ...loading, onFile };
    // One that cannot be read tells nobody of its files.
    const { kind, location } = readSource(source);
    if (kind === "file") this.#files.add(location);
  }

  /** @throws what `loadDocument` throws. */
  async load(): Promise<LoadedDocument> {
    const loaded = await loadDocument(this.#source, this.#loading);
    for (const path of loaded.files) this.#files.add(path);
    return loaded;
  }

  /**
   * Loads the document anew after each change of a file; gives what ends that.
   * @throws {TypeError} when it is in no file.
   */
  async watch(): Promise<() => Promise<void>> {
    const { onChange, onError } = this.#heard;
    if (this.#files.size === 0) {
      throw new TypeError(
        `${this.#source} is no file that can be watched; save it to one, or use loadDocument`,
      );
    }
    const takeAnew = async (): Promise<void> => {
      const changed = await this.load().finally(() => files.add([...this.#files]));
      await onChange(changed);
    };
    let latest = Promise.resolve();
    const change = () => {
      latest = latest.then(takeAnew).catch(onError);
    };
    const files = await watchFiles([...this.#files], change, onError);
    return async () => {
      await files.close();
      await latest;
    };
  }
}
