import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import fixtures from "../../fixtures/index.ts";
import modelOps from "../../handlers/index.ts";
import { PAGE_POLICY } from "../../src/adapters/pages/content-security-policy.ts";
import { pageFolder } from "../../src/adapters/pages/page-folder.ts";
import type { ListeningServer } from "../../src/node.ts";
import { createContract, createHostMonitor, createServer, isSecret, loadDocument } from "../../src/node.ts";
import { IN_BROWSER_ADMIN_TOKEN } from "../../web/src/in-browser-token.ts";
import { openPage } from "../adapters/pages/browser.ts";
import { buildPage } from "./build-page.ts";

/** Who answers the page: the ModelOps server, or the page itself, of a server that has only its files. */
export type Answerer = "the server" | "the browser";

/** A page that is served. */
export interface ServedPage {
  readonly answerer: Answerer;
  readonly url: () => string;
  /** Where its files are. */
  readonly folder: () => string;
  /** The time of the server and of its pages, whose timers run on; the system's where left out. */
  readonly clock?: () => Date;
  /** Lets the server do what is due by its clock; a page that answers itself does so when it asks. */
  readonly runTasks: () => Promise<void>;
}

/** With what the page is served. */
interface Serving {
  readonly clock?: () => Date;
  /** What its server begins with, where it is not what it always begins with. */
  readonly seed?: typeof fixtures;
}

/** The page, built and served for all tests of a group. */
export function servePage(
  answerer: Answerer = "the server",
  { clock, seed = fixtures }: Serving = {},
): ServedPage {
  let [url, folder] = ["", ""];
  let runTasks: () => Promise<void>;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const built = await buildPage(answerer === "the server" ? "production" : "mock");
    folder = built.folder;
    const contract = await (answerer === "the server" ? modelOpsContract(seed, clock) : emptyContract());
    runTasks = () => contract.runTasks();
    const listening = await createServer(contract, { pages: await pageFolder(folder) }).listen();
    url = listening.url;
    stop = async () => {
      await listening.close();
      await built.remove();
    };
  });
  afterAll(() => stop());
  return {
    answerer,
    url: () => url,
    folder: () => folder,
    ...(clock && { clock }),
    runTasks: () => runTasks(),
  };
}

/** The ModelOps server, with the page in a folder, or for a page that comes from elsewhere. */
export async function serveModelOps(folder?: string, port = 0): Promise<ListeningServer> {
  const options = folder === undefined ? { corsOrigins: ["*"] } : { pages: await pageFolder(folder) };
  return createServer(await modelOpsContract(fixtures), options).listen({ port });
}

/** A server that knows of nothing but the page, which may ask another one. */
export async function serveNothing(folder: string, other: string): Promise<ListeningServer> {
  const policy = PAGE_POLICY.replace("connect-src 'self'", `connect-src 'self' ${other}`);
  return createServer(emptyContract(), { pages: await pageFolder(folder, policy) }).listen();
}

/** Takes the same admin token as the page does where it answers itself. */
async function modelOpsContract(seed: typeof fixtures, clock?: () => Date) {
  const { document } = await loadDocument("openapi.yaml");
  const credentials = { AdminToken: isSecret(IN_BROWSER_ADMIN_TOKEN) };
  const host = createHostMonitor(".");
  return createContract({
    document,
    service: modelOps,
    fixtures: seed,
    credentials,
    host,
    ...(clock && { clock }),
  });
}

/** Knows of nothing: what the page asks has to be answered before it comes here. */
function emptyContract() {
  return createContract({
    document: { openapi: "3.1.1", info: { title: "Nothing", version: "1" }, paths: {} },
  });
}

/** Opens a path of the page with a state of its own, so that no test sees what another one does. */
export async function openAt(
  { answerer, url, clock }: Pick<ServedPage, "answerer" | "url" | "clock">,
  path: string,
): Promise<Page> {
  const page = await openPage();
  // Each browser is a new one, so that what it answers itself is its own already.
  if (answerer === "the server") {
    await page.context().setExtraHTTPHeaders({ "X-Contract-Session": crypto.randomUUID() });
  }
  if (clock) await page.clock.setFixedTime(clock());
  await page.goto(url() + path);
  return page;
}

/** Opens the models, and waits until they are there. */
export async function openModels(served: ServedPage, query = ""): Promise<Page> {
  const page = await openAt(served, `/${query}`);
  await page.getByRole("heading", { name: "Models" }).waitFor();
  await page.getByText("14 models").waitFor();
  return page;
}

/** The card of a model. */
export function cardOf(page: Page, name: string) {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
}

/** Waits for a toast that says so. */
export async function toast(page: Page, words: string | RegExp): Promise<void> {
  await page.locator(".toast").filter({ hasText: words }).waitFor();
}

/** Lets what the page asks of the API be refused, all or some of it, in these words, for as long as that route is there. */
export async function refuse(page: Page, words: string, asked: string | RegExp = "**/api/**"): Promise<void> {
  const problem = { type: "about:blank", title: "Service Unavailable", status: 503, detail: words };
  const answer = { status: 503, contentType: "application/problem+json", body: JSON.stringify(problem) };
  await page.route(asked, (route) => route.fulfill(answer));
}

/** Asks behind the page's back whom the page asks. */
export async function post(
  page: Page,
  path: string,
  body?: object,
  credentials: Readonly<Record<string, string>> = {},
): Promise<void> {
  const headers = { ...(body && { "Content-Type": "application/json" }), ...credentials };
  const asked = [path, { method: "POST", headers, body: body ? JSON.stringify(body) : null }] as const;
  const status = await page.evaluate(async ([to, init]) => (await fetch(to, init)).status, asked);
  if (status >= 300) throw new Error(`POST ${path} was answered ${status}.`);
}

/** Lets nothing be answered to the page any more: the server refuses it, or the browser's mock has gone from this page. */
export async function silence(page: Page, { answerer }: ServedPage): Promise<void> {
  if (answerer === "the server") await refuse(page, "Come back at noon.");
  else await page.evaluate(`navigator.serviceWorker.controller.postMessage("CLIENT_CLOSE")`);
}
