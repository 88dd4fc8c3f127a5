import type { ContractCoverage } from "../../coverage/contract-coverage.ts";
import { toSaved } from "../../coverage/coverage-file.ts";
import type { Gate } from "./access.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";

/** What of the contract was exercised until now, to be read, or to be begun anew by DELETE. */
export function coveragePage(gate: Gate, coverage: ContractCoverage, title: string): Page {
  return {
    method: "GET",
    answer: async (request) => {
      await gate(request);
      return jsonReply(200, toSaved(title, coverage));
    },
    remove: async (request) => {
      await gate(request);
      coverage.forget();
      return { status: 204, headers: {}, source: "engine" };
    },
  };
}
