import { rm } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { openPage } from "../pages/browser.ts";
import { buildPage, servePage } from "./page-server.ts";

/** What a page gets for an answer. */
export interface Answer {
  readonly status: number;
  readonly source: string | null;
  readonly body: unknown;
}

/** What a page sends. */
export interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A tab, and all that it says in its console. */
export interface Visit {
  readonly page: Page;
  readonly told: readonly string[];
}

/** Builds the page for the tests of a file; gives a way to serve it, and to open its first tab, for one of them. */
export function useMockedPage(): () => Promise<Visit & { readonly url: string }> {
  let folder: string;
  beforeAll(async () => {
    folder = await buildPage();
  });
  afterAll(() => rm(folder, { recursive: true }));
  return async () => {
    const { url, close } = await servePage(folder);
    onTestFinished(close);
    return { url, ...(await visit(url)) };
  };
}

/** Opens the page; another tab of the same browser where a context is given. */
export async function visit(url: string, context?: BrowserContext): Promise<Visit> {
  const page = context ? await context.newPage() : await openPage();
  const told: string[] = [];
  page.on("console", (message) => told.push(message.text()));
  page.on("pageerror", (error) => told.push(error.message));
  await page.goto(url);
  await waitUntilReady(page);
  return { page, told };
}

/** Waits until the page answers its own requests. */
export const waitUntilReady = (page: Page) => page.waitForFunction(() => Reflect.has(globalThis, "handlers"));

/** Loads the page anew. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await waitUntilReady(page);
}

/** Begins anew with the fixtures, as a page may. */
export const reset = (page: Page) =>
  page.evaluate(() => (Reflect.get(globalThis, "handlers") as { reset: () => Promise<void> }).reset());

/** Asks from within the page. */
export const askFrom = (page: Page, target: string, init?: Sent): Promise<Answer> =>
  page.evaluate(
    async ([path, sent]) => {
      const response = await fetch(path, sent);
      const text = await response.text();
      return {
        status: response.status,
        source: response.headers.get("X-Contract-Source"),
        body: text.startsWith("{") || text.startsWith("[") ? (JSON.parse(text) as unknown) : text,
      };
    },
    [target, init] as const,
  );

/** What is sent to create something. */
export const post = (body: unknown): Sent => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

/** What has been told by the contract. */
export const ownWords = ({ told }: Visit) => told.filter((text) => text.startsWith("[contract-server]"));
