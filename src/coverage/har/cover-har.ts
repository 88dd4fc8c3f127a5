import type { Contract } from "../../contract/contract.ts";
import { isJson, mediaTypeOf } from "../../contract/media-type.ts";
import type { ContractCoverage } from "../contract-coverage.ts";
import { jsonIn, tellExchange } from "../tell-exchange.ts";
import type { HarBody, } from "./har-body.ts";
import type { HarExchange } from "./har.ts";

/** What the entries of a recorded session were. */
export interface HarCounts {
  readonly entries: number;
  /** Those that asked for an operation. */
  readonly covered: number;
  /** Those of other paths than the contract's: a page's own files, other servers. */
  readonly outside: number;
  /** Those of paths or methods that the contract could have and does not. */
  readonly unknown: number;
  /** Those that no answer came to. */
  readonly unanswered: number;
}

/** Tells a coverage of a recorded session, whichever server it was with: its paths are what counts. */
export async function coverHar(
  contract: Pick<Contract, "inspection" | "basePaths">,
  coverage: Pick<ContractCoverage, "add">,
  exchanges: readonly HarExchange[],
): Promise<HarCounts> {
  const counts = { entries: exchanges.length, covered: 0, outside: 0, unknown: 0, unanswered: 0 };
  for (const { head, body, status, reply } of exchanges) {
    if (!isInside(contract.basePaths, head.path)) counts.outside++;
    else if (status === 0) counts.unanswered++;
    else {
      const bytes = body?.bytes;
      const seen = { head, ...(body && { body: { bytes: bytes && Promise.resolve(bytes) } }) };
      const isKnown = await tellExchange(contract.inspection, coverage, seen, {
        status,
        mediaType: reply.mediaType,
        body: () => readJson(reply),
      });
      if (isKnown) counts.covered++;
      else counts.unknown++;
    }
  }
  return counts;
}

function isInside(basePaths: readonly string[], path: string): boolean {
  return basePaths.some((base) => {
    if (base === "/" || path === base) return true;
    // A variable of a server's address may be anything.
    const steps = base.split("/");
    const own = path.split("/").slice(0, steps.length);
    return own.length === steps.length && steps.every((step, at) => step.includes("{") || step === own[at]);
  });
}

function readJson({ mediaType, bytes }: HarBody): unknown {
  return bytes && isJson(mediaTypeOf(mediaType)) ? jsonIn(new TextDecoder().decode(bytes)) : undefined;
}
