import document from "virtual:contract";
import fixtures from "../../../fixtures/index.ts";
import modelOps from "../../../handlers/index.ts";
import { createContract, createFetch } from "../../../src/index.ts";
import { API_URL } from "../api/address.ts";

/** Reads the demo data: what the fixtures say, answered in this page by the code of the server. */
export function createDemo(): (request: Request) => Promise<Response> {
  const basePath = { prefix: new URL(API_URL).pathname };
  const contract = createContract({ document, service: modelOps, fixtures, basePath });
  const answer = createFetch(contract);
  return async (request) => {
    await contract.runTasks();
    return answer(request);
  };
}
