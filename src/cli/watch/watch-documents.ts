import type { ContractServer } from "../../adapters/express/create-server.ts";
import { describeWarning } from "../../document/faults.ts";
import type { OpenDocument, Witnesses } from "../open-document.ts";
import { openDocument } from "../open-document.ts";
import type { ServerParts } from "../server-parts.ts";
import { tellBrokenExamples } from "../tell-broken-examples.ts";
import { toLine } from "../usage-error.ts";
import type { FreshModules } from "./fresh-modules.ts";
import { FreshState } from "./fresh-state.ts";
import { watchFiles } from "../../adapters/watch/watch-files.ts";

/** What is taken anew, and by whom. */
export interface Watching extends Witnesses {
  readonly server: ContractServer;
  /** The documents as they are served; those that are taken anew are put in their places. */
  readonly opened: OpenDocument[];
  readonly load: () => Promise<ServerParts>;
  /** The files that the documents refer to, those that are not there yet among them; loading adds to it. */
  readonly referred: ReadonlySet<string>;
  readonly modules: FreshModules;
}

/**
 * Takes documents, handlers and fixtures anew whenever one of their files changes. Requests in flight are finished by what
 * they began with. What cannot be used leaves everything as it was, and is told in the log and by the health page.
 */
export async function watchDocuments(watching: Watching): Promise<{ close: () => Promise<void> }> {
  const { opened, referred, modules, logger } = watching;
  const state = new FreshState();
  for (const document of opened) await state.begin(document);
  let latest = Promise.resolve();
  const paths = () => [...opened.flatMap(({ parts }) => parts.watched), ...referred, ...modules.folders];
  const files = await watchFiles(
    paths(),
    () => {
      latest = latest.then(() => takeAnew(watching, state)).then(() => files.add(paths()));
    },
    (error) => logger.warn(`a file cannot be watched: ${toLine(error)}`),
  );
  return {
    async close() {
      await files.close();
      await latest;
    },
  };
}

async function takeAnew(watching: Watching, state: FreshState): Promise<void> {
  const { server, opened, load, modules, logger } = watching;
  modules.begin();
  try {
    const { documents } = await load();
    for (const [at, parts] of documents.entries()) {
      const before = opened[at];
      if (!before) continue;
      const after = await openDocument(parts, watching, before);
      server.exchange(after.mount);
      opened[at] = after;
      await before.beside.close();
      await state.takeFixtures(before, after, logger);
      after.edit.error = undefined;
      for (const warning of parts.warnings) logger.warn(describeWarning(warning));
    }
    void tellBrokenExamples(documents, logger);
    logger.info("files have changed: taken anew");
  } catch (error) {
    const message = toLine(error);
    for (const { edit } of opened) edit.error = message;
    logger.error(`files have changed, and cannot be used; what was before is served on: ${message}`);
  }
}
