import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { cardOf, openAt, type ServedPage, toast } from "./page.ts";
import { serveStandingPage, type StandingPage } from "./passing-time.ts";

const DRIFTED = "Temporal Graph Network";
const STEADY = "Flow Autoencoder";

/** How long a retraining waits before it starts, and half of what it takes then, in milliseconds. */
const QUEUED_MS = 2000;
const HALF_MS = 4000;

async function openIds(served: ServedPage, query = ""): Promise<Page> {
  const page = await openAt(served, `/ids${query}`);
  await page.getByText("5 detectors").waitFor();
  return page;
}

const retrainOf = (page: Page, name: string) => cardOf(page, name).getByRole("button", { name: "Retrain" });
const progressOf = (page: Page, name: string) => cardOf(page, name).getByRole("progressbar");

async function retrain(page: Page, name: string): Promise<void> {
  await retrainOf(page, name).click();
  await page.getByRole("dialog").getByRole("button", { name: "Retrain" }).click();
  await progressOf(page, name).waitFor();
}

async function untilAt(page: Page, name: string, percent: number): Promise<void> {
  await cardOf(page, name).locator(`[role="progressbar"][aria-valuenow="${percent}"]`).waitFor();
}

/** Lets retrainings that are queued come to their end. */
async function complete(served: StandingPage, page: Page): Promise<void> {
  await served.pass(page, QUEUED_MS);
  await served.pass(page, 2 * HALF_MS);
}

describe.each(["the server", "the browser"] as const)("answered by %s", (answerer) => {
  const served = serveStandingPage(answerer);

  test("each detector shows its status, figures, and drift against the threshold, in words", async () => {
    const page = await openIds(served);
    const card = cardOf(page, DRIFTED);
    await card.getByText("degraded", { exact: true }).waitFor();
    await card.getByText("94.7 %").waitFor();
    await card.getByText("Has drifted: retraining is due.").waitFor();
    expect(await card.getByRole("meter", { name: "Drift" }).getAttribute("aria-valuetext")).toMatch(
      /^0\.\d{3} of 1, threshold 0\.5$/,
    );
    await cardOf(page, STEADY).getByText("Within bounds.").waitFor();
    await cardOf(page, STEADY)
      .getByText(/retrained \w/)
      .waitFor();
  });

  test("retraining asks first, is followed to its end, and brings a new version without drift", async () => {
    const page = await openIds(served);
    await retrain(page, DRIFTED);
    await toast(page, /the retraining is queued as job-\d+\./);
    await page.waitForURL(/[?&]job=job-\d+/);
    await served.pass(page, QUEUED_MS);
    await cardOf(page, DRIFTED).getByText("Training", { exact: true }).waitFor();
    await served.pass(page, HALF_MS);
    await untilAt(page, DRIFTED, 50);
    await cardOf(page, DRIFTED)
      .getByRole("status")
      .getByText(/is half done|is three quarters done/)
      .waitFor();
    await served.pass(page, HALF_MS);
    await toast(page, `${DRIFTED} is retrained and runs 3.2.1.`);
    await cardOf(page, DRIFTED).getByText("active", { exact: true }).waitFor();
    await cardOf(page, DRIFTED).getByText("Within bounds.").waitFor();
    await progressOf(page, DRIFTED).waitFor({ state: "detached" });
    await page.waitForURL((url) => !url.searchParams.has("job"));
    await page
      .getByRole("button", { name: new RegExp(`^${DRIFTED}.*no drift`) })
      .first()
      .waitFor();
  });

  test("while a detector is retrained its button says why it cannot be pressed, and keeps the focus", async () => {
    const page = await openIds(served);
    await retrain(page, DRIFTED);
    await page.locator("button:focus", { hasText: "Retrain" }).waitFor();
    expect(await retrainOf(page, DRIFTED).getAttribute("aria-disabled")).toBe("true");
    await retrainOf(page, DRIFTED).hover();
    await page.locator(".tooltip").getByText("It is being retrained.").waitFor();
    await complete(served, page);
    await progressOf(page, DRIFTED).waitFor({ state: "detached" });
    expect(await retrainOf(page, DRIFTED).getAttribute("aria-disabled")).toBe("false");
    await page.locator("button:focus", { hasText: "Retrain" }).waitFor();
  });

  test("a reload goes on with a retraining and tells its end", async () => {
    const page = await openIds(served);
    await retrain(page, DRIFTED);
    await page.waitForURL(/[?&]job=job-\d+/);
    await served.pass(page, QUEUED_MS);
    await served.pass(page, HALF_MS);
    await untilAt(page, DRIFTED, 50);
    await page.reload();
    await untilAt(page, DRIFTED, 50);
    await served.pass(page, HALF_MS);
    await toast(page, `${DRIFTED} is retrained and runs 3.2.1.`);
  });

  test("two detectors are retrained at the same time, each with its progress", async () => {
    const page = await openIds(served);
    await retrain(page, DRIFTED);
    await retrain(page, STEADY);
    await page.getByText("2 being retrained").waitFor();
    await page.waitForURL(/[?&]job=job-\d+,job-\d+/);
    await complete(served, page);
    await toast(page, `${DRIFTED} is retrained and runs 3.2.1.`);
    await toast(page, `${STEADY} is retrained and runs 2.0.5.`);
  });

  test("a refusal is told in the problem's own words, and whoever began is waited for", async () => {
    const page = await openIds(served);
    await retrainOf(page, DRIFTED).click();
    await page.evaluate(() => fetch("/api/ids/models/retrain?model_type=tgnn", { method: "POST" }));
    await page.getByRole("dialog").getByRole("button", { name: "Retrain" }).click();
    await toast(
      page,
      /ids-tgnn is being retrained by job-\d+, which is queued\. Wait until it has completed/,
    );
    await cardOf(page, DRIFTED).getByText("Being retrained, begun elsewhere").waitFor();
    await complete(served, page);
    await cardOf(page, DRIFTED).getByText("active", { exact: true }).waitFor();
  });

  test("Escape leaves a detector as it is, and focus returns", async () => {
    const page = await openIds(served);
    await retrainOf(page, STEADY).press("Enter");
    await page.getByRole("dialog").getByText("Nothing that it sees has drifted.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator("button:focus", { hasText: "Retrain" }).waitFor();
    await cardOf(page, STEADY).getByText("active", { exact: true }).waitFor();
  });

  test("the name that is told stands in the audit trail; one that cannot be sent is said to be so", async () => {
    const page = await openIds(served);
    await retrainOf(page, DRIFTED).click();
    const name = page.getByRole("dialog").getByRole("textbox");
    await name.fill("Zoë");
    await name.press("Enter");
    await page.getByText("Only letters without accents").waitFor();
    await name.fill("Zoe");
    await name.press("Enter");
    await progressOf(page, DRIFTED).waitFor();
    const events = await page.evaluate(
      async () => (await fetch("/api/metrics/events?limit=1")).json() as unknown,
    );
    expect(events).toMatchObject({ events: [{ action: "retrain", actor: "Zoe", model_id: "ids-tgnn" }] });
  });

  test("a retraining that has failed says why", async () => {
    const page = await openIds(served, "?job=job-6");
    await toast(page, "Isolation Forest: Failed. Fewer than 50 observations of hourly_error_share;");
    await page.waitForURL((url) => !url.searchParams.has("job"));
    await page.locator(".toast").getByLabel("Dismiss").press("Enter");
    await page.locator(".toast").waitFor({ state: "detached" });
  });

  test("a retraining that the server does not know any more is said to be so once", async () => {
    const page = await openIds(served, "?job=job-999");
    await toast(page, "There is no retraining job job-999.");
    await page.waitForURL((url) => !url.searchParams.has("job"));
  });

  test("drift is listed newest first, of one detector or of all, as the address says", async () => {
    const page = await openIds(served, "?model=ids-autoencoder&limit=50");
    const list = page.getByRole("region", { name: "Drift detections" });
    const lines = list.getByRole("button", { name: /urgen/ });
    await lines.nth(5).waitFor();
    expect(await lines.count()).toBe(6);
    const all = await list.locator("time").all();
    const times = await Promise.all(all.map((time) => time.getAttribute("datetime")));
    expect(times).toEqual(times.toSorted().toReversed());
    await list.getByRole("combobox", { name: "Detector" }).selectOption("");
    await list.getByRole("combobox", { name: "How many" }).selectOption("10");
    await expect.poll(() => lines.count()).toBe(10);
    await page.waitForURL((url) => url.search === "");
  });

  test("a detection opens to its tests, by the keyboard too", async () => {
    const page = await openIds(served, "?model=ids-tgnn");
    const first = page.getByRole("button", { name: /^Temporal/ }).first();
    await first.press("Enter");
    const rows = page.getByRole("region", { name: /^Tests of drift-/ }).getByRole("row");
    await rows.nth(8).waitFor();
    expect(await rows.count()).toBe(9);
    await rows.filter({ hasText: "bytes_per_flow" }).filter({ hasText: "≥ 0.2" }).getByText("yes").waitFor();
    await first.press("Enter");
    await page.getByRole("region", { name: /^Tests of drift-/ }).waitFor({ state: "detached" });
  });

  test("a detector that does not exist has no drift, in the problem's own words", async () => {
    const page = await openIds(served, "?model=ids-none");
    await page.getByRole("alert").getByText("There is no model ids-none.").waitFor();
  });
});
