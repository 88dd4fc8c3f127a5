import type { Logger } from "vite";
import type { Observer } from "../../contract/observer.ts";
import { describeViolations } from "../../contract/violation.ts";
import { oneLine } from "../modules/one-line.ts";

/** Says on Vite's own console what a contract has to complain of. */
export function viteLog({ warn, error }: Pick<Logger, "warn" | "error">): Observer {
  const options = { timestamp: true };
  return {
    exchanged: ({ request: { method, path }, operationId, status, refusal }) => {
      const asked = `${method} ${path}${operationId === undefined ? "" : ` (${operationId})`}`;
      if (refusal !== undefined) warn(`contract: ${asked} ${status}: ${refusal}`, options);
    },
    replyBroke: (operationId, status, violations) =>
      error(
        `contract: the ${status} of ${operationId} breaks the contract: ${describeViolations(violations)}`,
        options,
      ),
    requestBroke: (operationId = "no operation", violations) =>
      warn(
        `contract: a request for ${operationId} breaks the contract: ${describeViolations(violations)}`,
        options,
      ),
    warned: (message) => warn(`contract: ${message}`, options),
    failed: (thrown, during) => {
      const stack = thrown instanceof Error ? thrown.stack : undefined;
      error(`contract: ${during} failed: ${stack ?? oneLine(thrown)}`, options);
    },
  };
}
