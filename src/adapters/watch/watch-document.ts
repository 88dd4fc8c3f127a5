import type { LoadedDocument, LoadOptions } from "../../document/load.ts";
import { loadDocument } from "../../document/load.ts";
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

/**
 * Loads a document, and again after each change of one of its files, those that it came to refer to among them, and those
 * that are not there yet.
 * @throws {TypeError} for a document that is in no file; and what `loadDocument` throws, for the first time alone.
 */
export async function watchDocument(source: string, options: WatchOptions): Promise<WatchedDocument> {
  const { onChange, onError, ...others } = options;
  const referred = new Set<string>();
  const onFile = (path: string) => {
    referred.add(path);
    others.onFile?.(path);
  };
  const loading = { ...others, onFile };
  const loaded = await loadDocument(source, loading);
  if (loaded.files.length === 0) {
    throw new TypeError(`${source} is no file that can be watched; save it to one, or use loadDocument`);
  }
  const takeAnew = async (): Promise<void> => {
    const changed = await loadDocument(source, loading).finally(() => files.add([...referred]));
    await onChange(changed);
  };
  let latest = Promise.resolve();
  const files = await watchFiles(
    [...loaded.files, ...referred],
    () => {
      latest = latest.then(takeAnew).catch(onError);
    },
    onError,
  );
  return {
    ...loaded,
    async close() {
      await files.close();
      await latest;
    },
  };
}
