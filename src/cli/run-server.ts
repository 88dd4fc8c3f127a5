import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import type { ContractServer } from "../adapters/express/create-server.ts";
import { createServer } from "../adapters/express/create-server.ts";
import { createLog } from "../adapters/pino/create-log.ts";
import { logObserver } from "../adapters/pino/log-observer.ts";
import { describeWarning } from "../document/faults.ts";
import { tellStart } from "./banner.ts";
import { giveBackMemory } from "./give-back-memory.ts";
import { chooseCertificate } from "./choose-certificate.ts";
import { listen } from "./listen.ts";
import { loadPage } from "./load-page.ts";
import type { ListenOptions } from "./listen-options.ts";
import type { OpenDocument } from "./open-document.ts";
import { openDocument } from "./open-document.ts";
import type { LoadContext, ServerParts } from "./server-parts.ts";
import { tellBrokenExamples } from "./tell-broken-examples.ts";
import type { FreshModules } from "./watch/fresh-modules.ts";
import { waitForStopSignal } from "./stop-on-signal.ts";

/** Serves what `load` puts together until the process is told to stop; what is in flight then is finished. */
export async function runServer(
  options: ListenOptions,
  version: string,
  load: (context: LoadContext) => Promise<ServerParts>,
): Promise<void> {
  const isTerminal = process.stdout.isTTY;
  const log = await createLog(options.logLevel, isTerminal);
  const stopping = waitForStopSignal();
  try {
    const certificate = await chooseCertificate(options, (message) => log.logger.warn(message));
    const pages = await loadPage(options);
    const modules = options.watch ? await prepareModules() : undefined;
    const referred = new Set<string>();
    const onFile = (path: string) => void referred.add(path);
    const { adminToken, documents } = await load({ onFile });
    const warnings = documents.flatMap((parts) => parts.warnings);
    for (const warning of warnings) log.logger.warn(describeWarning(warning));
    const opened = await openAll(documents, log.logger);
    const [only, ...others] = opened;
    let server: ContractServer | undefined;
    let watching: { close: () => Promise<void> } | undefined;
    try {
      server = createServer(
        opened.map(({ mount }) => mount),
        {
          adminToken: adminToken.value,
          version,
          observer: only && others.length === 0 ? only.observer : logObserver(log.logger),
          corsOrigins: options.cors ?? [],
          allowedHosts: options.allowedHost ?? [],
          ...(certificate && { https: certificate.certificate }),
          ...(pages && { pages }),
        },
      );
      const address = await listen(server, options);
      if (modules) {
        const { watchDocuments } = await import("./watch/watch-documents.ts");
        watching = await watchDocuments({
          server,
          opened,
          load: () => load({ known: adminToken, onFile }),
          referred,
          modules,
          logger: log.logger,
        });
      }
      tellStart({ address, adminToken, opened, certificate }, log.logger, isTerminal);
      void tidyUp(documents, log.logger);
      log.logger.info(`${await stopping}: finishing what is in flight`);
    } finally {
      await watching?.close();
      await (server ? server.close() : closeStores(opened));
      await Promise.all(opened.map(({ beside }) => beside.close()));
    }
    await saveAll(opened);
  } finally {
    log.flush();
  }
}

/** Whoever waits for the start has its first answers in this time, in milliseconds. */
const FIRST_ANSWERS_MS = 500;

/** What can wait until the first answers have gone out. */
async function tidyUp(documents: ServerParts["documents"], logger: Logger): Promise<void> {
  await setTimeout(FIRST_ANSWERS_MS, undefined, { ref: false });
  await giveBackMemory();
  await tellBrokenExamples(documents, logger);
}

/** Before anything is loaded that may have to be loaded anew. */
async function prepareModules(): Promise<FreshModules> {
  const { FreshModules } = await import("./watch/fresh-modules.ts");
  return new FreshModules();
}

async function openAll(documents: ServerParts["documents"], logger: Logger): Promise<OpenDocument[]> {
  const opened: OpenDocument[] = [];
  try {
    for (const parts of documents) opened.push(await openDocument(parts, logger));
    return opened;
  } catch (error) {
    await closeStores(opened);
    throw error;
  }
}

async function saveAll(opened: readonly OpenDocument[]): Promise<void> {
  for (const { parts, covered } of opened) {
    const file = parts.coverage?.file;
    if (file !== undefined) await covered?.save(file);
  }
}

async function closeStores(opened: readonly OpenDocument[]): Promise<void> {
  await Promise.all(opened.map(({ mount }) => mount.close()));
}
