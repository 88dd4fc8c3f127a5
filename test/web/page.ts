import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import fixtures from "../../fixtures/index.ts";
import modelOps from "../../handlers/index.ts";
import { pageFolder } from "../../src/adapters/pages/page-folder.ts";
import { createContract, createHostMonitor, createServer, isSecret, loadDocument } from "../../src/node.ts";
import { IN_BROWSER_ADMIN_TOKEN } from "../../web/src/in-browser-token.ts";
import { openPage } from "../adapters/pages/browser.ts";

const run = promisify(execFile);

/** Who answers the page: the ModelOps server, or the page itself, of a server that has only its files. */
export type Answerer = "the server" | "the browser";

/** A page that is served. */
export interface ServedPage {
  readonly answerer: Answerer;
  readonly url: () => string;
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
  let url = "";
  let runTasks: () => Promise<void>;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "contract-server-web-"));
    // As its developers do it: in a process of its own, which is not told of being tested.
    await run(
      "npx",
      [
        "vite",
        "build",
        "web",
        "--mode",
        answerer === "the server" ? "production" : "mock",
        "--outDir",
        folder,
        "--emptyOutDir",
        "--logLevel",
        "error",
      ],
      {
        env: { ...process.env, NODE_ENV: "production" },
      },
    );
    const contract = await (answerer === "the server" ? modelOpsContract(seed, clock) : emptyContract());
    runTasks = () => contract.runTasks();
    const listening = await createServer(contract, { pages: await pageFolder(folder) }).listen();
    url = listening.url;
    stop = async () => {
      await listening.close();
      await rm(folder, { recursive: true });
    };
  });
  afterAll(() => stop());
  return { answerer, url: () => url, ...(clock && { clock }), runTasks: () => runTasks() };
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
export async function openAt({ answerer, url, clock }: ServedPage, path: string): Promise<Page> {
  const page = await openPage();
  // Each browser is a new one, so that what it answers itself is its own already.
  if (answerer === "the server") {
    await page.setExtraHTTPHeaders({ "X-Contract-Session": crypto.randomUUID() });
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

/** Lets nobody answer the page any more: the server is out of reach, or the browser's mock has gone from this page. */
export async function silence(page: Page, { answerer }: ServedPage): Promise<void> {
  if (answerer === "the server") await page.route("**/api/**", (route) => route.abort());
  else await page.evaluate(`navigator.serviceWorker.controller.postMessage("CLIENT_CLOSE")`);
}
