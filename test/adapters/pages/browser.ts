import chromium from "@sparticuz/chromium";
import type { Page } from "playwright-core";
import { chromium as playwright } from "playwright-core";
import { onTestFinished } from "vitest";

/** Opens a page of a real Chromium without a window; it is closed when the test has ended. */
export async function openPage(): Promise<Page> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, "--no-sandbox"],
  });
  onTestFinished(() => browser.close());
  // A context of its own lets other pages be opened beside it, which then are tabs of the same browser.
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1200, height: 1400 } });
  return context.newPage();
}
