import type { Logger } from "pino";
import { createHostMonitor } from "../adapters/host/host-monitor.ts";
import { logObserver } from "../adapters/pino/log-observer.ts";
import type { Mount } from "../adapters/site/mount.ts";
import { mountContract } from "../adapters/site/mount.ts";
import { createContract } from "../contract/contract.ts";
import type { Observer } from "../contract/observer.ts";
import { prepareBeside } from "./beside.ts";
import { openStore } from "./open-store.ts";
import type { DocumentParts } from "./server-parts.ts";

/** A document that is ready to be served. */
export interface OpenDocument {
  readonly parts: DocumentParts;
  /** Its contract, over a store that closing the mount closes. */
  readonly mount: Mount;
  /** Hears what the contract does. */
  readonly observer: Observer;
  /** Resolves when all that was recorded of a backend is saved; to be called when no request is in flight any more. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the store of a document, and makes a contract of it.
 * @throws {UsageError} for what whoever gave the command can put right; nothing is left open then.
 */
export async function openDocument(parts: DocumentParts, logger: Logger): Promise<OpenDocument> {
  const { name, document, service, home, manner, fixtures, scenario } = parts;
  const store = await openStore({ ...parts, onNotice: (message) => logger.warn(message) });
  try {
    const beside = await prepareBeside(parts.backend, logObserver(logger));
    const { observer, report } = beside;
    const host = createHostMonitor(home);
    const contract = beside.put(createContract({ document, service, store, ...manner, observer, host }));
    const mount = mountContract(contract, {
      ...{ name, store, fixtures },
      ...(scenario && { scenario }),
      ...(report && { report }),
    });
    return { parts, mount, observer, close: beside.close };
  } catch (error) {
    await store.close();
    throw error;
  }
}
