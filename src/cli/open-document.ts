import type { Logger } from "pino";
import { createHostMonitor } from "../adapters/host/host-monitor.ts";
import type { ServerMetrics } from "../adapters/metrics/server-metrics.ts";
import { logObserver } from "../adapters/pino/log-observer.ts";
import type { Tracing } from "../adapters/tracing/start-tracing.ts";
import type { Mount } from "../adapters/site/mount.ts";
import { mountContract } from "../adapters/site/mount.ts";
import type { Contract } from "../contract/contract.ts";
import { createContract } from "../contract/contract.ts";
import type { Observer } from "../contract/observer.ts";
import type { Backend } from "../forward/backend.ts";
import { combineObservers } from "../contract/observers.ts";
import type { CoveredServing } from "./coverage/open-coverage.ts";
import type { Beside } from "./beside.ts";
import { prepareBeside } from "./beside.ts";
import type { LatestEdit } from "../adapters/pages/health.ts";
import { keepStore } from "./keep-store.ts";
import type { LoadedStore } from "./open-store.ts";
import { openStore } from "./open-store.ts";
import type { DocumentParts } from "./server-parts.ts";

/** Whoever is told what contracts do. */
export interface Witnesses {
  readonly logger: Logger;
  /** Counts, where that is wanted. */
  readonly metrics?: ServerMetrics;
  /** Sends traces, where that is wanted. */
  readonly tracing?: Tracing;
}

/** A document that is ready to be served. */
export interface OpenDocument {
  readonly parts: DocumentParts;
  readonly store: LoadedStore;
  /** Its contract, over a store that closing the mount closes. */
  readonly mount: Mount;
  /** Hears what the contract does. */
  readonly observer: Observer;
  /** How the latest change to its files went. */
  readonly edit: LatestEdit;
  /** The backend that it stands beside, to be closed when no request is in flight any more. */
  readonly beside: Beside;
  /** What was exercised, where that is kept. */
  readonly covered?: CoveredServing;
}

/**
 * Opens the store of a document, and makes a contract of it. In the place of one that is served already it goes on with
 * that one's state.
 * @throws {UsageError} for what whoever gave the command can put right; nothing is left open then.
 */
export async function openDocument(
  parts: DocumentParts,
  witnesses: Witnesses,
  before?: OpenDocument,
): Promise<OpenDocument> {
  const onNotice = (message: string) => witnesses.logger.warn(message);
  const store = before ? await keepStore(before, parts, onNotice) : await openStore({ ...parts, onNotice });
  try {
    return await makeReady(parts, store, witnesses, before);
  } catch (error) {
    if (store !== before?.store) await store.close();
    throw error;
  }
}

async function makeReady(
  parts: DocumentParts,
  store: LoadedStore,
  { logger, metrics, tracing }: Witnesses,
  before: OpenDocument | undefined,
): Promise<OpenDocument> {
  const { name, document, service, home, manner, fixtures } = parts;
  const traced = tracing && (await traceWith(tracing));
  const told = combineObservers([
    logObserver(traced ? traced.log(logger) : logger),
    ...(metrics ? [metrics.observer(name)] : []),
    ...(traced ? [traced.observer] : []),
  ]);
  const beside = await prepareBeside(parts.backend, told, before?.beside, traced?.backend);
  const { observer, report } = beside;
  const host = createHostMonitor(home);
  const answering = traced
    ? { service: traced.service(service), store: traced.store(store) }
    : { service, store };
  const made = createContract({ document, ...answering, fixtures, ...manner, observer, host });
  const covered = parts.coverage && (await cover(made, before));
  const put = await beside.put(covered?.contract ?? made, covered?.coverage);
  const contract = traced ? traced.contract(put) : put;
  const scenario = before?.parts.scenario ?? parts.scenario;
  const edit = before?.edit ?? { error: undefined };
  const mount = mountContract(contract, {
    ...{ name, edit },
    ...(scenario && { scenario }),
    ...(report && { report }),
    ...(covered && { coverage: covered.coverage }),
  });
  return {
    parts: { ...parts, ...(scenario && { scenario }) },
    store,
    mount,
    observer,
    edit,
    beside,
    ...(covered && { covered }),
  };
}

/** Loaded when it is wanted. */
async function traceWith({ tracer }: Tracing) {
  const { traceContract } = await import("../adapters/tracing/trace-contract.ts");
  const { traceLog } = await import("../adapters/tracing/trace-log.ts");
  const { failureRecorder, traceBackend, traceHandlers, traceStore } =
    await import("../adapters/tracing/trace-parts.ts");
  return {
    observer: failureRecorder(),
    log: traceLog,
    contract: (contract: Contract) => traceContract(contract, tracer),
    service: (service: DocumentParts["service"]) => ({
      ...service,
      handlers: traceHandlers(service.handlers, tracer),
    }),
    store: (store: LoadedStore) => traceStore(store, tracer),
    backend: (backend: Backend) => traceBackend(backend, tracer),
  };
}

/** Loaded when it is wanted. */
async function cover(made: Contract, before: OpenDocument | undefined): Promise<CoveredServing> {
  const { openCoverage } = await import("./coverage/open-coverage.ts");
  return openCoverage(made, before?.covered?.coverage);
}
