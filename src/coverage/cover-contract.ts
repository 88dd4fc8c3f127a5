import type { Contract } from "../contract/contract.ts";
import { isJson, mediaTypeOf } from "../contract/media-type.ts";
import type { RequestHead } from "../contract/observer.ts";
import type { ContractRequest, ContractResponse } from "../contract/request.ts";
import { violationsOfRequest } from "../contract/violation.ts";
import type { ContractCoverage } from "./contract-coverage.ts";
import type { CoveredReply } from "./exchange.ts";

/** A contract whose traffic a coverage is told of; when an answer is there, it has been. */
export function coverContract(contract: Contract, coverage: Pick<ContractCoverage, "add">): Contract {
  return {
    ...contract,
    async handle({ body, stream, ...head }) {
      let reading: Promise<Uint8Array> | undefined;
      const read = body && (() => (reading ??= body()));
      const response = await contract.handle({ ...head, ...(read ? { body: read } : stream && { stream }) });
      try {
        await tell(contract, coverage, head, body ? { bytes: reading } : undefined, response);
      } catch (error) {
        contract.observer.failed?.(error, "telling the coverage of a request", head);
      }
      return response;
    },
  };
}

/** What was sent, and not read where the request was refused before. */
interface SentBody {
  readonly bytes: Promise<Uint8Array> | undefined;
}

const NOTHING = Promise.resolve(new Uint8Array());

async function tell(
  { inspection }: Contract,
  coverage: Pick<ContractCoverage, "add">,
  head: RequestHead,
  sent: SentBody | undefined,
  response: ContractResponse,
): Promise<void> {
  const bytes = sent?.bytes;
  const request: ContractRequest = sent ? { ...head, body: () => bytes ?? NOTHING } : head;
  const { operation, values, problems } = await inspection.inspect(request);
  if (!operation) return;
  const all = problems.flatMap(violationsOfRequest);
  // What was not read cannot be judged.
  const violations = sent && !bytes ? all.filter(({ in: place }) => place !== "body") : all;
  coverage.add({ operation, request: head, values, violations, reply: replyOf(response) });
}

function replyOf({ status, headers, body }: ContractResponse): CoveredReply {
  const mediaType = headers["Content-Type"] ?? "";
  if (typeof body !== "string" || !isJson(mediaTypeOf(mediaType))) return { status, mediaType };
  return { status, mediaType, body: () => readJson(body) };
}

/** Undefined for what was cut off on purpose. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
