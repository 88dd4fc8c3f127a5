import type { Contract } from "../contract/contract.ts";
import type { Observer } from "../contract/observer.ts";
import type { ContractCoverage } from "../coverage/contract-coverage.ts";
import type { Backend } from "../forward/backend.ts";
import type { Recorder } from "../forward/record/recorder.ts";
import type { TrafficReport } from "../forward/report/traffic-report.ts";
import type { ForwardFlags } from "./forward-options.ts";
import type { DocumentParts } from "./server-parts.ts";
import { UsageError } from "./usage-error.ts";

/** What is known of a backend, over all contracts that are put beside it one after the other. */
export interface KnownBackend {
  readonly report: TrafficReport;
  /** The ids of the operations that it has answered. */
  readonly answered: Set<string>;
  recorder?: Recorder;
}

/** A real backend beside a contract, as a command has asked for it; without a backend, nothing of it does anything. */
export interface Beside {
  /** Hears all that the given one hears, and counts it. */
  readonly observer: Observer;
  readonly report?: TrafficReport;
  /** What is known of the backend by now. */
  readonly known?: KnownBackend;
  /**
   * Puts a contract beside the backend; what that answers is told to the coverage.
   * @throws {UsageError} for operations that the contract does not have, and for a record that cannot be gone on with.
   */
  readonly put: (contract: Contract, coverage?: ContractCoverage) => Promise<Contract>;
  /** Resolves when all that was recorded is saved. */
  readonly close: () => Promise<void>;
}

/**
 * Makes ready what was asked for about a backend, if anything was; in the place of `before`, it goes on with what that has
 * come to know. `wrap` is put around each backend that is made.
 * @throws {UsageError} for flags about a backend without one.
 */
export async function prepareBeside(
  asked: DocumentParts["backend"],
  observer: Observer,
  before?: Beside,
  wrap?: (backend: Backend) => Backend,
): Promise<Beside> {
  const { flags = {}, documentPath = "" } = asked ?? {};
  if (flags.forward) {
    const { besideBackend } = await import("./beside-backend.ts");
    return besideBackend(flags.forward, flags, documentPath, observer, before?.known, wrap);
  }
  refuseNeedless(flags);
  return { observer, put: (contract) => Promise.resolve(contract), close: () => Promise.resolve() };
}

function refuseNeedless(flags: ForwardFlags): void {
  const { forwardOnly, local, errors, forwardTimeout, forwardCa, record } = flags;
  if ((forwardOnly ?? local ?? errors ?? forwardTimeout ?? forwardCa ?? record) === undefined) return;
  throw new UsageError(
    "--forward-only, --local, --errors, --forward-timeout, --forward-ca and --record need --forward; name the backend",
  );
}
