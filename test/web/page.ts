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
import { createContract, loadDocument, createServer } from "../../src/node.ts";
import { openPage } from "../adapters/pages/browser.ts";

const run = promisify(execFile);

/** The page, built and served by the ModelOps server for all tests of a file. */
export function servePage(): { readonly url: () => string } {
  let url = "";
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "contract-server-web-"));
    // As its developers do it: in a process of its own, which is not told of being tested.
    await run("npx", ["vite", "build", "web", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"], {
      env: { ...process.env, NODE_ENV: "production" },
    });
    const { document } = await loadDocument("openapi.yaml");
    const contract = createContract({ document, service: modelOps, fixtures });
    const listening = await createServer(contract, { pages: await pageFolder(folder) }).listen();
    url = listening.url;
    stop = async () => {
      await listening.close();
      await rm(folder, { recursive: true });
    };
  });
  afterAll(() => stop());
  return { url: () => url };
}

const sessions = new WeakMap<Page, Record<string, string>>();

/** Opens the page with a state of its own, so that no test sees what another one does. */
export async function openModels(url: string, query = ""): Promise<Page> {
  const page = await openPage();
  const headers = { "X-Contract-Session": crypto.randomUUID() };
  sessions.set(page, headers);
  await page.setExtraHTTPHeaders(headers);
  await page.goto(`${url}/${query}`);
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

/** Asks the server behind the page's back, in the page's session. */
export async function post(page: Page, path: string, data: object): Promise<void> {
  await page.request.post(new URL(path, page.url()).href, { data, headers: sessions.get(page) ?? {} });
}
