// mock-options.ts
import { createContract, createFetch, loadDocument } from "contract-server/node";

const { document } = await loadDocument("openapi.yaml");
const contract = createContract({
  document,
  mock: { dynamic: true, seed: "7", locale: "de", delay: { from: 10, to: 50 } },
  authentication: "skip",
  requestCheck: "report",
  basePath: { prefix: "/v1" },
});

const ask = createFetch(contract);
console.log((await ask("/v1/notes/note-5")).status);
console.log((await ask("/v1/notes/note-5", { headers: { Prefer: "code=404" } })).status);
