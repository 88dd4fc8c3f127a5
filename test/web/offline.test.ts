import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectGoodLooks } from "./looks.ts";
import { cardOf, openAt, openModels, servePage, serveModelOps, toast } from "./page.ts";

const MODEL = "TGNN";
const line = (page: Page, words: string | RegExp) => page.locator(".source").getByText(words).waitFor();
const promote = (page: Page) => cardOf(page, MODEL).getByRole("button", { name: "To staging" }).click();

describe("asking a server", () => {
  const served = servePage();

  test("who goes offline sees what was there, is told that nothing is sent, and goes on when back", async () => {
    const page = await openModels(served);
    await cardOf(page, MODEL).getByRole("checkbox").check();
    await page.context().setOffline(true);
    await line(page, /^You are offline\. What you see is of \d/);
    expect(await page.getByRole("heading", { level: 2 }).count()).toBe(14);
    await promote(page);
    await toast(page, "You are offline, so nothing was sent and nothing has changed.");
    expect(await cardOf(page, MODEL).getByText("production", { exact: true }).count()).toBe(1);
    expect(await cardOf(page, MODEL).getByRole("checkbox").isChecked()).toBe(true);
    await page.context().setOffline(false);
    await line(page, "Live from");
    await promote(page);
    await toast(page, `${MODEL} is in staging.`);
  });

  test("the line looks good", async () => {
    const page = await openModels(served);
    await page.context().setOffline(true);
    await line(page, "You are offline.");
    await expectGoodLooks(page, "source-offline");
  });

  test("a server that ends takes nothing along that is shown, and is found again when it is back", async () => {
    const before = await serveModelOps(served.folder());
    const page = await openAt({ answerer: "the server", url: () => before.url }, "/");
    await page.getByText("14 of 14 models").waitFor();
    await before.close();
    await page.getByRole("button", { name: "Refresh" }).click();
    await line(page, / does not answer\. What you see is of \d/);
    expect(await page.getByRole("heading", { level: 2 }).count()).toBe(14);
    await promote(page);
    await toast(page, "does not answer, so nothing was sent and nothing has changed.");
    await using after = await serveModelOps(served.folder(), Number(new URL(before.url).port));
    await page.getByRole("button", { name: "Try again" }).click();
    await line(page, `Live from ${new URL(after.url).host}`);
    await promote(page);
    await toast(page, `${MODEL} is in staging.`);
  });
});

describe("answered by the browser", () => {
  const served = servePage("the browser");

  test("being offline changes nothing", async () => {
    const page = await openModels(served);
    await page.context().setOffline(true);
    await promote(page);
    await toast(page, `${MODEL} is in staging.`);
    await line(page, "From the mock in this browser");
    await cardOf(page, MODEL).getByText("staging", { exact: true }).waitFor();
  });
});
