import { setupWorker } from "msw/browser";
import document from "virtual:contract";
import fixtures from "../../fixtures/index.ts";
import modelOps from "../../handlers/index.ts";
import { createContract, isSecret } from "../../src/index.ts";
import { createHandlers } from "../../src/msw.ts";
import { IN_BROWSER_ADMIN_TOKEN } from "./in-browser-token.ts";

/** Answers all that the page asks in this browser, by the code of the server, and keeps what changes over a reload. */
export async function answerInBrowser(): Promise<void> {
  const credentials = { AdminToken: isSecret(IN_BROWSER_ADMIN_TOKEN) };
  const contract = createContract({ document, service: modelOps, fixtures, credentials });
  const handlers = createHandlers(contract, { persist: true });
  await setupWorker(...handlers).start({ quiet: true });
}
