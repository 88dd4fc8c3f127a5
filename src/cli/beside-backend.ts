import { basename, extname, join, resolve } from "node:path";
import { createHttpBackend } from "../adapters/backend/http-backend.ts";
import { createFileRecorder } from "../adapters/overlay/file-recorder.ts";
import type { Contract } from "../contract/contract.ts";
import type { Observer } from "../contract/observer.ts";
import { combineObservers } from "../contract/observers.ts";
import type { ContractCoverage } from "../coverage/contract-coverage.ts";
import { isUrl } from "../document/source.ts";
import type { Backend } from "../forward/backend.ts";
import { forwardContract } from "../forward/forward-contract.ts";
import type { Recorder } from "../forward/record/recorder.ts";
import { TrafficReport } from "../forward/report/traffic-report.ts";
import type { Beside, KnownBackend } from "./beside.ts";
import type { DisturbanceFlags } from "./disturbance-options.ts";
import { toDisturbance } from "./disturbance-options.ts";
import type { ForwardFlags } from "./forward-options.ts";
import { readCertificate } from "./read-certificate.ts";
import { codeOf, UsageError } from "./usage-error.ts";

/** Makes ready what was asked for about a backend at this address; `known` is what is known of it already. */
export function besideBackend(
  forward: URL,
  flags: ForwardFlags & DisturbanceFlags,
  path: string,
  observer: Observer,
  known: KnownBackend = { report: new TrafficReport(), answered: new Set() },
  wrap: (backend: Backend) => Backend = (backend) => backend,
): Beside {
  const { report } = known;
  return {
    observer: combineObservers([observer, report.observer]),
    report,
    known,
    async put(contract, coverage) {
      if (known.recorder) known.recorder = known.recorder.goOn(contract);
      else if (flags.record !== undefined) known.recorder = await openRecorder(contract, flags.record, path);
      const ca =
        flags.forwardCa === undefined
          ? undefined
          : await readCertificate("--forward-ca", flags.forwardCa, forward);
      const backend = wrap(createHttpBackend(forward, { ...(ca !== undefined && { ca }) }));
      return putBeside(contract, backend, flags, known, coverage);
    },
    close: async () => known.recorder?.close(),
  };
}

function putBeside(
  contract: Contract,
  backend: Backend,
  flags: ForwardFlags & DisturbanceFlags,
  { answered, recorder }: KnownBackend,
  coverage: ContractCoverage | undefined,
): Contract {
  const { forwardOnly, local, errors, forwardTimeout } = flags;
  try {
    return forwardContract(contract, {
      backend,
      selection: { ...(forwardOnly && { only: forwardOnly }), ...(local && { local }) },
      check: errors === true ? "refuse" : "report",
      ...(forwardTimeout !== undefined && { timeoutMs: forwardTimeout }),
      disturbance: toDisturbance(flags),
      answered,
      ...(recorder && { recorder }),
      ...(coverage && { onForwarded: (exchange) => coverage.add(exchange) }),
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** `openapi.yaml` has its record in `openapi.overlay.json`. */
async function openRecorder(contract: Contract, folder: string, path: string): Promise<Recorder> {
  const name = path === "-" ? "openapi" : basename(isUrl(path) ? new URL(path).pathname : path);
  const stem = name.slice(0, name.length - extname(name).length) || "openapi";
  const file = resolve(join(folder, `${stem}.overlay.json`));
  try {
    return await createFileRecorder(contract, file, path === "-" ? undefined : path);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new UsageError(`${file} cannot be read (${code}); choose another folder`);
  }
}
