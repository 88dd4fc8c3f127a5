import type { Inspection } from "../contract/inspection.ts";
import type { RequestHead } from "../contract/observer.ts";
import type { ContractRequest } from "../contract/request.ts";
import { violationsOfRequest } from "../contract/violation.ts";
import type { ContractCoverage } from "./contract-coverage.ts";
import type { CoveredReply } from "./exchange.ts";

/** A request as it came by. */
export interface SeenRequest {
  readonly head: RequestHead;
  /** Left out where there was none; without bytes where nobody has seen it. */
  readonly body?: { readonly bytes?: Promise<Uint8Array> | undefined };
}

const NOTHING = new Uint8Array();

/**
 * Holds a request against a contract, and tells a coverage of it and of its reply.
 * @returns whether it asks for an operation of the contract.
 */
export async function tellExchange(
  inspection: Pick<Inspection, "inspect">,
  coverage: Pick<ContractCoverage, "add">,
  { head, body }: SeenRequest,
  reply: CoveredReply,
): Promise<boolean> {
  const bytes = body?.bytes;
  const request: ContractRequest = body ? { ...head, body: () => bytes ?? Promise.resolve(NOTHING) } : head;
  const { operation, values, problems } = await inspection.inspect(request);
  if (!operation) return false;
  const all = problems.flatMap(violationsOfRequest);
  // What was not seen cannot be judged.
  const violations = body && !bytes ? all.filter(({ in: place }) => place !== "body") : all;
  coverage.add({ operation, request: head, values, violations, reply });
  return true;
}

/** Reads JSON; undefined for what is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
