import type { Operation, ResponseDeclaration } from "../contract/operation.ts";
import { Problem } from "../contract/problem.ts";
import { findResponse } from "../contract/stages/check.ts";

/** A declared response, and the status that it is sent with. */
export interface ChosenResponse {
  readonly response: ResponseDeclaration;
  readonly status: number;
}

/**
 * What an operation answers when all goes well: its lowest 2xx, else `2XX`, else `default`, else the lowest of the
 * others.
 * @throws {Problem} 501 when it declares no response.
 */
export function chooseSuccess({ operationId, responses }: Operation): ChosenResponse {
  const [response] = [...responses].sort((a, b) => rank(a.status) - rank(b.status));
  if (response) return { response, status: statusOf(response) };
  throw new Problem({
    status: 501,
    detail: `${operationId} declares no response; add one to the contract, or a handler.`,
  });
}

/**
 * The response that covers a status code: the code itself, its range, or the default.
 * @throws {Problem} 404 that lists what is declared.
 */
export function chooseByCode(operation: Operation, code: number): ChosenResponse {
  const response = findResponse(operation, code);
  if (response) return { response, status: code };
  const declared = operation.responses.map(({ status }) => status).join(", ");
  throw new Problem({
    status: 404,
    kind: "no-such-response",
    title: "No such response",
    detail: `${operation.operationId} declares no response ${code}; declared are ${declared}.`,
  });
}

/** The status that a response is sent with when nobody asks for a certain one: the first of a range. */
export function statusOf({ status }: ResponseDeclaration): number {
  return status === "default" ? 200 : Number(status.replaceAll("X", "0"));
}

function rank(status: string): number {
  if (/^2\d\d$/.test(status)) return Number(status);
  if (status === "2XX") return 300;
  return status === "default" ? 301 : 302 + Number(status.replaceAll("X", "0"));
}
