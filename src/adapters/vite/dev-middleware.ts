import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect } from "vite";
import type { Contract } from "../../contract/contract.ts";
import type { Observer } from "../../contract/observer.ts";
import { DEFAULT_LIMITS } from "../express/server-options.ts";
import { serveContract } from "../express/serve-contract.ts";
import { belongsToContract } from "../site/belongs-to-contract.ts";
import { mountContract } from "../site/mount.ts";
import { Site } from "../site/site.ts";
import { isForPage } from "./own-requests.ts";

/** What answers at this moment. */
export interface DevAnswering {
  /** Knows which paths are the contract's, even before handlers are there. */
  readonly outline: Pick<Contract, "hasPath" | "basePaths" | "operations">;
  /** Rejects while there are no handlers that can be used. */
  readonly contract: Promise<Contract>;
}

/**
 * Answers what is the contract's, and the pages about it below `/__contract`; all else is left to Vite, and so is everything
 * while there is no document that can be used.
 */
export function createDevMiddleware(
  current: () => DevAnswering | undefined,
  observer: Observer,
): Connect.NextHandleFunction {
  const known = new WeakMap<Contract, (message: IncomingMessage, response: ServerResponse) => void>();
  const listenerOf = (contract: Contract) => {
    const listener = known.get(contract) ?? listen(contract, observer);
    known.set(contract, listener);
    return listener;
  };
  return (message, response, next) => {
    const [path = "/"] = (message.originalUrl ?? message.url ?? "/").split("?");
    const answering = current();
    const outline = answering?.outline ?? NOTHING;
    const isOwn = belongsToContract(outline, path) && !isForPage(outline, path, message);
    if (!isOwn) {
      next();
    } else if (answering) {
      answering.contract.then((found) => listenerOf(found)(message, response)).catch(next);
    } else {
      next(new Error("the document cannot be used yet; the console says why"));
    }
  };
}

/** Of a document that cannot be used, nobody knows the paths; the pages about it are known. */
const NOTHING: DevAnswering["outline"] = { hasPath: () => false, basePaths: [], operations: [] };

function listen(
  contract: Contract,
  observer: Observer,
): (message: IncomingMessage, response: ServerResponse) => void {
  const site = new Site([mountContract(contract)], {
    ...{ version: "dev", observer, own: new Map() },
    isStopping: () => false,
  });
  return serveContract({
    site,
    observer,
    bodyBytes: DEFAULT_LIMITS.bodyBytes,
    // Vite has looked at the name that it was asked by.
    refuse: () => undefined,
    isClosing: () => false,
    traffic: { inFlight: 0 },
  });
}
