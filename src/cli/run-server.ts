import type { ContractServer } from "../adapters/express/create-server.ts";
import { createServer } from "../adapters/express/create-server.ts";
import { createHostMonitor } from "../adapters/host/host-monitor.ts";
import { createLog } from "../adapters/pino/create-log.ts";
import { logObserver } from "../adapters/pino/log-observer.ts";
import type { Contract } from "../contract/contract.ts";
import { createContract } from "../contract/contract.ts";
import type { Observer } from "../contract/observer.ts";
import { adminCredentials } from "./admin-token.ts";
import { tellStart } from "./banner.ts";
import { listen } from "./listen.ts";
import { openStore } from "./open-store.ts";
import type { LoadedStore } from "./open-store.ts";
import type { ServeOptions } from "./serve.ts";
import { waitForStopSignal } from "./stop-on-signal.ts";
import type { ServerParts } from "./server-parts.ts";
import { loadParts } from "./server-parts.ts";

/** Serves a document until the process is told to stop; what is in flight then is finished. */
export async function serve(path: string, options: ServeOptions, version: string): Promise<void> {
  const isTerminal = process.stdout.isTTY;
  const log = await createLog(options.logLevel, isTerminal);
  const stopping = waitForStopSignal();
  try {
    const parts = await loadParts(path, options);
    const store = await openStore({ ...parts, onNotice: (message) => log.logger.warn(message) });
    let server: ContractServer | undefined;
    try {
      const observer = logObserver(log.logger);
      const contract = makeContract(parts, store, observer, options.production === true);
      server = createServer(contract, {
        store,
        fixtures: parts.fixtures,
        adminToken: parts.adminToken.value,
        version,
        observer,
        corsOrigins: options.cors ?? [],
        allowedHosts: options.allowedHost ?? [],
      });
      const address = await listen(server, options);
      tellStart({ ...parts, ...address, contract }, log.logger, isTerminal);
      log.logger.info(`${await stopping}: finishing what is in flight`);
    } finally {
      await (server ?? store).close();
    }
  } finally {
    log.flush();
  }
}

function makeContract(
  { document, service, adminToken, home }: ServerParts,
  store: LoadedStore,
  observer: Observer,
  isProduction: boolean,
): Contract {
  return createContract({
    document,
    service,
    store,
    credentials: adminCredentials(document, adminToken),
    replyCheck: isProduction ? "report" : "refuse",
    observer,
    host: createHostMonitor(home),
  });
}
