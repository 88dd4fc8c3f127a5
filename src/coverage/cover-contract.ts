import type { Contract } from "../contract/contract.ts";
import { isJson, mediaTypeOf } from "../contract/media-type.ts";
import type { ContractResponse } from "../contract/request.ts";
import type { ContractCoverage } from "./contract-coverage.ts";
import type { CoveredReply } from "./exchange.ts";
import { jsonIn, tellExchange } from "./tell-exchange.ts";

/** A contract whose traffic a coverage is told of; when an answer is there, it has been. */
export function coverContract(contract: Contract, coverage: Pick<ContractCoverage, "add">): Contract {
  return {
    ...contract,
    async handle({ body, stream, ...head }) {
      let reading: Promise<Uint8Array> | undefined;
      const read = body && (() => (reading ??= body()));
      const response = await contract.handle({ ...head, ...(read ? { body: read } : stream && { stream }) });
      try {
        const seen = body ? { head, body: { bytes: reading } } : { head };
        await tellExchange(contract.inspection, coverage, seen, replyOf(response));
      } catch (error) {
        contract.observer.failed?.(error, "telling the coverage of a request", head);
      }
      return response;
    },
  };
}

function replyOf({ status, headers, body }: ContractResponse): CoveredReply {
  const mediaType = headers["Content-Type"] ?? "";
  const isText = typeof body === "string" && isJson(mediaTypeOf(mediaType));
  return { status, mediaType, ...(isText && { body: () => jsonIn(body) }) };
}
