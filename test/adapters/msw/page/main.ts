import { setupWorker } from "msw/browser";
import bundled from "virtual:pets-document";
import { createContract, isSecret } from "../../../../src/index.ts";
import type { OpenApiDocument } from "../../../../src/index.ts";
import { createHandlers } from "../../../../src/msw.ts";
import fixtures from "../../../pets/fixtures/index.ts";
import service from "../../../pets/handlers/index.ts";

// A page that answers its own requests; the test asks from it and looks at its console.

const contract = createContract({
  document: bundled as OpenApiDocument,
  ...{ service, fixtures },
  credentials: { AdminToken: isSecret("let me in") },
  basePath: { prefix: "/v1" },
});
const handlers = createHandlers(contract, { baseUrl: "/api", persist: true });
const worker = setupWorker(...handlers);
await worker.start({ quiet: true, onUnhandledFrame: "bypass" });
Object.assign(globalThis, { handlers });
