import { violationsOfRequest } from "../contract/violation.ts";
import type { ContractCoverage } from "../coverage/contract-coverage.ts";
import type { Exchange } from "./exchange.ts";

/** Tells a coverage of a case that was answered; one that comes to no operation exercises none. */
export function coverExchange(
  coverage: Pick<ContractCoverage, "add">,
  { case: { request, reached, problems }, reply, content }: Exchange,
): void {
  const { operation, values } = reached;
  // Without an answer, nobody knows whether it came to anything.
  if (!operation || reply.status === 0) return;
  const violations = problems.flatMap(violationsOfRequest);
  const mediaType = reply.headers["content-type"] ?? "";
  const { status } = reply;
  coverage.add({
    operation,
    request,
    values,
    violations,
    reply: { status, mediaType, body: () => content.value },
  });
}
