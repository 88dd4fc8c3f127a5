import { setupWorker } from "msw/browser";
import document from "virtual:contract";
import fixtures from "../../../../fixtures/index.ts";
import service from "../../../../handlers/index.ts";
import { createContract } from "../../../../src/index.ts";
import { createHandlers } from "../../../../src/msw.ts";

// A page that answers its own requests, under a policy that lets nothing be evaluated.

const contract = createContract({ document, service, fixtures });
const worker = setupWorker(...createHandlers(contract));
await worker.start({ quiet: true, onUnhandledFrame: "bypass" });
Object.assign(globalThis, { isReady: true });
