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
  return browser.newPage({ viewport: { width: 1200, height: 1400 } });
}
