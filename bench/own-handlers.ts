import { getResponse, http } from "msw";
import { loadDocument } from "../src/document/load.ts";
import type { Contract } from "../src/index.ts";
import { createContract, createFetch } from "../src/index.ts";
import { createHandlers } from "../src/msw.ts";
import { printHandlerCost } from "./handler-cost.ts";

// Our handlers for MSW: "one" for all operations, or one for "each", as they are written by hand, over the same contract.
// node bench/own-handlers.ts one|each DOCUMENT URL SECONDS

const [form, file = "", url = "", seconds] = process.argv.slice(2);
const { document } = await loadDocument(file);

await printHandlerCost({
  build: () => {
    const contract = createContract({ document });
    return form === "each" ? oneForEach(contract) : createHandlers(contract, { console: false });
  },
  getResponse: (handlers, request) => getResponse([...handlers], request),
  url,
  seconds: Number(seconds),
});

function oneForEach(contract: Contract) {
  const ask = createFetch(contract);
  return contract.operations.map(({ method, path }) => {
    const handle = http[method.toLowerCase() as "get" | "put" | "post" | "delete" | "patch"];
    return handle(`*${path.replaceAll(/\{(.+?)\}/g, ":$1")}`, ({ request }) => ask(request));
  });
}
