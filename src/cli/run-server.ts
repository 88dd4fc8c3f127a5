import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import type { ContractServer } from "../adapters/express/create-server.ts";
import { createServer } from "../adapters/express/create-server.ts";
import { ServerMetrics } from "../adapters/metrics/server-metrics.ts";
import { createLog } from "../adapters/pino/create-log.ts";
import { logObserver } from "../adapters/pino/log-observer.ts";
import { describeWarning } from "../document/faults.ts";
import { readAccess } from "./access-options.ts";
import { tellStart } from "./banner.ts";
import { giveBackMemory } from "./give-back-memory.ts";
import { chooseCertificate } from "./choose-certificate.ts";
import { listen } from "./listen.ts";
import { loadTracing } from "./load-tracing.ts";
import { loadPage } from "./load-page.ts";
import type { ListenOptions } from "./listen-options.ts";
import type { OpenDocument, Witnesses } from "./open-document.ts";
import { openDocument } from "./open-document.ts";
import type { LoadContext, ServerParts } from "./server-parts.ts";
import { tellBrokenExamples } from "./tell-broken-examples.ts";
import type { FreshModules } from "./watch/fresh-modules.ts";
import { waitForStopSignal } from "./stop-on-signal.ts";
import { closeWithin, drain } from "./stop-server.ts";
import { toLine } from "./usage-error.ts";

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
    const { limits, ...admission } = await readAccess(options, process.env);
    const modules = options.watch ? await prepareModules() : undefined;
    const referred = new Set<string>();
    const onFile = (path: string) => void referred.add(path);
    const { adminToken, documents } = await load({ onFile });
    const warnings = documents.flatMap((parts) => parts.warnings);
    for (const warning of warnings) log.logger.warn(describeWarning(warning));
    const metrics = options.metrics === "off" ? undefined : new ServerMetrics();
    const tracing = await loadTracing(version, process.env);
    const witnesses: Witnesses = {
      ...{ logger: log.logger, ...(metrics && { metrics }) },
      ...(tracing && { tracing }),
    };
    const opened = await openAll(documents, witnesses);
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
          ...(metrics && options.metrics !== "off" && { metrics, metricsAccess: options.metrics }),
          corsOrigins: options.cors ?? [],
          allowedHosts: options.allowedHost ?? [],
          ...admission,
          limits: { ...limits, closeMs: options.stopWithin },
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
          ...witnesses,
        });
      }
      const needsKey = admission.apiKeys !== undefined;
      tellStart({ address, adminToken, opened, certificate, needsKey }, log.logger, isTerminal);
      void tidyUp(documents, log.logger);
      await drain(server, await stopping, options, log.logger);
    } finally {
      const close = async () => {
        await watching?.close();
        await (server ? server.close() : closeStores(opened));
        await Promise.all(opened.map(({ beside }) => beside.close()));
        await tracing
          ?.close()
          .catch((error: unknown) => log.logger.warn(`traces are lost: ${toLine(error)}`));
      };
      await closeWithin(options, close, log.logger);
    }
    await saveAll(opened);
  } finally {
    await log.finish();
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

async function openAll(documents: ServerParts["documents"], witnesses: Witnesses): Promise<OpenDocument[]> {
  const opened: OpenDocument[] = [];
  try {
    for (const parts of documents) opened.push(await openDocument(parts, witnesses));
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
