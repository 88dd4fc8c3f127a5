import type { Page } from "playwright-core";
import { test } from "vitest";
import { expectGoodLooks } from "./looks.ts";
import { cardOf, openAt, refuse, toast } from "./page.ts";
import { serveStandingPage } from "./passing-time.ts";

const served = serveStandingPage();

async function openIds(query = ""): Promise<Page> {
  const page = await openAt(served, `/ids${query}`);
  await page.getByText("5 detectors").waitFor();
  return page;
}

test("the detectors and their drift look good, light and dark, wide and narrow", async () => {
  const page = await openIds();
  await expectGoodLooks(page, "ids");
});

test("the tests of a detection look good", async () => {
  const page = await openIds("?model=ids-lstm");
  await page
    .getByRole("button", { name: /^Session LSTM/ })
    .first()
    .click();
  await page.getByRole("table").scrollIntoViewIfNeeded();
  await expectGoodLooks(page, "ids-drift");
});

test("the question before a retraining looks good", async () => {
  const page = await openIds();
  await cardOf(page, "Temporal Graph Network").getByRole("button", { name: "Retrain" }).click();
  await page.getByRole("dialog").waitFor();
  await expectGoodLooks(page, "ids-retrain");
});

test("retrainings under way look good, those begun elsewhere too", async () => {
  const page = await openIds();
  for (const name of ["Temporal Graph Network", "Flow Autoencoder"]) {
    await cardOf(page, name).getByRole("button", { name: "Retrain" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Retrain" }).click();
    await toast(page, `${name}: the retraining is queued`);
  }
  await page.evaluate(() => fetch("/api/ids/models/retrain?model_type=lstm", { method: "POST" }));
  await served.pass(page, 2000);
  await served.pass(page, 5000);
  await page.getByText("begun elsewhere").waitFor();
  await page.getByText("63 %").nth(1).waitFor();
  await expectGoodLooks(page, "ids-progress");
});

test("what is refused is told in its words, and tried again when it is asked to", async () => {
  const page = await openIds();
  await refuse(page, "Come back at noon.");
  await page.reload();
  const alert = page.getByRole("alert").filter({ hasText: "Come back at noon." });
  await alert.waitFor();
  await expectGoodLooks(page, "ids-failed");
  await page.unroute("**/api/**");
  await alert.getByRole("button", { name: "Try again" }).click();
  await page.getByText("5 detectors").waitFor();
});

test("where there is nothing yet, the page says so", async () => {
  const page = await openIds();
  await page.route("**/api/ids/drift*", (route) => route.fulfill({ json: [] }));
  await page.reload();
  await page.getByText("Drift has not been looked for yet.").waitFor();
  await page.route("**/api/ids/models/status", (route) => route.fulfill({ json: [] }));
  await page.reload();
  await page.getByText("There are no detectors yet.").waitFor();
});
