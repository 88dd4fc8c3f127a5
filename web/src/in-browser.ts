import { setupWorker } from "msw/browser";
import document from "virtual:contract";
import fixtures from "../../fixtures/index.ts";
import modelOps from "../../handlers/index.ts";
import { createContract } from "../../src/index.ts";
import { createHandlers } from "../../src/msw.ts";

/** Answers all that the page asks in this browser, by the code of the server, and keeps what changes over a reload. */
export async function answerInBrowser(): Promise<void> {
  const contract = createContract({ document, service: modelOps, fixtures });
  const handlers = createHandlers(contract, { persist: true });
  await setupWorker(...handlers).start({ quiet: true });
}
