import chromium from "@sparticuz/chromium";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { chromium as playwright } from "playwright-core";
import { afterAll, onTestFinished } from "vitest";

/** One for all tests of a file: starting it takes longer than most of them. */
let browser: Promise<Browser> | undefined;

afterAll(async () => (await browser)?.close());

/**
 * Opens a page of a real Chromium without a window, in a context of its own, which knows nothing of what other tests have
 * kept; it is closed when the test has ended. Other pages of the same context are tabs of the same browser.
 */
export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  browser ??= launch();
  const context = await (
    await browser
  ).newContext({
    locale: "en-US",
    viewport: { width: 1200, height: 1400 },
    ...options,
  });
  onTestFinished(() => context.close());
  return context.newPage();
}

/**
 * With all in one process, as its maker starts it where memory is short, it ends when the first context is closed. Drawing
 * for a graphics processor that is not there takes as much time as all else together.
 */
async function launch(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((flag) => !/^--(single-process|no-zygote)$/.test(flag)),
      "--no-sandbox",
      "--disable-gpu",
    ],
  });
}
