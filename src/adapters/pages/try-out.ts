import type { Contract } from "../../contract/contract.ts";
import { Problem } from "../../contract/problem.ts";
import type { Generator } from "../../mock/generate/generator.ts";
import { createGenerator } from "../../mock/generate/generator.ts";
import { draftRequest } from "../../mock/request-draft.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";

/** A request of the operation that the query names, for the start page to fill its form with. */
export function tryOutPage({ document, operations }: Pick<Contract, "document" | "operations">): Page {
  const root = { ...document };
  let loading: Promise<Generator> | undefined;
  const load = () => (loading ??= createGenerator(root));
  return {
    method: "GET",
    answer: async ({ query }) => {
      const id = new URLSearchParams(query).get("operation") ?? "";
      const operation = operations.find(({ operationId }) => operationId === id);
      if (operation) return jsonReply(200, await draftRequest(root, operation, load));
      throw new Problem({
        status: 404,
        detail: `No operation is called ${JSON.stringify(id)}; send the id of one as operation=.`,
      });
    },
  };
}
