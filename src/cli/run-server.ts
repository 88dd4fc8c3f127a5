import type { ContractServer } from "../adapters/express/create-server.ts";
import { createServer } from "../adapters/express/create-server.ts";
import { createHostMonitor } from "../adapters/host/host-monitor.ts";
import { createLog } from "../adapters/pino/create-log.ts";
import { logObserver } from "../adapters/pino/log-observer.ts";
import type { Contract } from "../contract/contract.ts";
import { createContract } from "../contract/contract.ts";
import type { Observer } from "../contract/observer.ts";
import { describeWarning } from "../document/faults.ts";
import { tellStart } from "./banner.ts";
import type { Beside } from "./beside.ts";
import { prepareBeside } from "./beside.ts";
import { listen } from "./listen.ts";
import type { ListenOptions } from "./listen-options.ts";
import { openStore } from "./open-store.ts";
import type { LoadedStore } from "./open-store.ts";
import type { ServerParts } from "./server-parts.ts";
import { waitForStopSignal } from "./stop-on-signal.ts";

/** Serves what `load` puts together until the process is told to stop; what is in flight then is finished. */
export async function runServer(
  options: ListenOptions,
  version: string,
  load: () => Promise<ServerParts>,
): Promise<void> {
  const isTerminal = process.stdout.isTTY;
  const log = await createLog(options.logLevel, isTerminal);
  const stopping = waitForStopSignal();
  try {
    const parts = await load();
    for (const warning of parts.warnings) log.logger.warn(describeWarning(warning));
    const store = await openStore({ ...parts, onNotice: (message) => log.logger.warn(message) });
    let server: ContractServer | undefined;
    let beside: Beside | undefined;
    try {
      beside = await prepareBeside(parts.backend, logObserver(log.logger));
      const { observer, report } = beside;
      const contract = beside.put(makeContract(parts, store, observer));
      server = createServer(contract, {
        store,
        fixtures: parts.fixtures,
        adminToken: parts.adminToken.value,
        version,
        observer,
        ...(report && { report }),
        corsOrigins: options.cors ?? [],
        allowedHosts: options.allowedHost ?? [],
      });
      const address = await listen(server, options);
      tellStart({ ...parts, ...address, contract }, log.logger, isTerminal);
      log.logger.info(`${await stopping}: finishing what is in flight`);
    } finally {
      await (server ?? store).close();
      await beside?.close();
    }
  } finally {
    log.flush();
  }
}

function makeContract(
  { document, service, home, manner }: ServerParts,
  store: LoadedStore,
  observer: Observer,
): Contract {
  return createContract({ document, service, store, ...manner, observer, host: createHostMonitor(home) });
}
