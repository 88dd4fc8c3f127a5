import type { Contract } from "../../contract/contract.ts";
import type { JsonObject } from "../../contract/document.ts";
import { Problem } from "../../contract/problem.ts";
import type { Generator } from "../../mock/generate/generator.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";

/**
 * A request of the operation that the query names, for the start page to fill its form with. What drafts
 * it is loaded when first asked for.
 */
export function tryOutPage({ document, operations }: Pick<Contract, "document" | "operations">): Page {
  const root = { ...document };
  let loading: Promise<Generator> | undefined;
  const load = () => (loading ??= loadGenerator(root));
  return {
    method: "GET",
    answer: async ({ query }) => {
      const id = new URLSearchParams(query).get("operation") ?? "";
      const operation = operations.find(({ operationId }) => operationId === id);
      if (operation) {
        const { draftRequest } = await import("../../mock/request-draft.ts");
        return jsonReply(200, await draftRequest(root, operation, load));
      }
      throw new Problem({
        status: 404,
        detail: `No operation is called ${JSON.stringify(id)}; send the id of one as operation=.`,
      });
    },
  };
}

async function loadGenerator(root: JsonObject): Promise<Generator> {
  const { createGenerator } = await import("../../mock/generate/generator.ts");
  return createGenerator(root);
}
