import { createHttpBackend } from "../adapters/backend/http-backend.ts";
import type { Contract } from "../contract/contract.ts";
import type { Observer } from "../contract/observer.ts";
import { forwardContract } from "../forward/forward-contract.ts";
import type { ForwardFlags } from "./forward-options.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Puts a contract beside the backend that was named, if one was.
 * @throws {UsageError} for flags about a backend without one, and for operations that the contract does not have.
 */
export function putBeside(contract: Contract, observer: Observer, flags: ForwardFlags): Contract {
  const { forward, forwardOnly, local, errors, forwardTimeout } = flags;
  if (!forward) {
    const needless = forwardOnly ?? local ?? errors ?? forwardTimeout;
    if (needless === undefined) return contract;
    throw new UsageError(
      "--forward-only, --local, --errors and --forward-timeout need --forward; name the backend",
    );
  }
  try {
    return forwardContract(contract, {
      backend: createHttpBackend(forward),
      selection: { ...(forwardOnly && { only: forwardOnly }), ...(local && { local }) },
      check: errors === true ? "refuse" : "report",
      ...(forwardTimeout !== undefined && { timeoutMs: forwardTimeout }),
      observer,
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}
