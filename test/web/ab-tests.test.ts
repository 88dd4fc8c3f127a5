import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openModels, post, servePage, toast } from "./page.ts";

const RUNNING = "Phishing Page Transformer against Phishing URL Boosting";

const running = (page: Page) =>
  page.getByRole("region", { name: "Running" }).getByRole("article", { name: RUNNING });
const stopped = (page: Page) => page.getByRole("region", { name: "Stopped" }).getByRole("article");

describe.each(["the server", "the browser"] as const)("answered by %s", (answerer) => {
  const served = servePage(answerer);

  test("a running test shows what both sides have counted, and that it is too early to decide", async () => {
    const page = await openModels(served, "?view=ab-tests");
    const test = running(page);
    await test.getByText("Too early to decide").waitFor();
    await test.getByText("A has 410 of the 435 outcomes that it needs, and B 398 of 435").waitFor();
    await test.getByText("371 of 410 succeeded, 435 needed").waitFor();
    await test.getByText("366 of 398 succeeded, 435 needed").waitFor();
    expect(await test.getByRole("meter", { name: "Outcomes of A" }).getAttribute("aria-valuenow")).toBe(
      "410",
    );
    await test.getByText("90.5 %").waitFor();
    await test.getByText("87.3 % to 93.0 %").waitFor();
    expect(await test.getByText("A − B").count()).toBe(0);
  });

  test("a stopped test tells who does better, by how much, and why it ended", async () => {
    const page = await openModels(served, "?view=ab-tests");
    await expect.poll(() => stopped(page).count()).toBe(3);
    const test = stopped(page).filter({ hasText: "ab-test-121" });
    await test.getByText("Phishing Page Transformer does better").waitFor();
    await test.getByText("A − B: -5.4 points, 95 % interval -9.3 to -1.4").waitFor();
    await test.getByText("Stopped by mira.").waitFor();
    expect(await test.getByRole("button").count()).toBe(0);
  });

  test("outcomes that others count decide it, which a refresh shows", async () => {
    const page = await openModels(served, "?view=ab-tests");
    await running(page).waitFor();
    await page.evaluate(async () => {
      for (let number = 1; number <= 120; number++) {
        const body = JSON.stringify({ unit: `analyst-${number}`, success: true });
        const headers = { "Content-Type": "application/json" };
        await fetch("/api/metrics/ab-tests/ab-test-122/outcomes", { method: "POST", headers, body });
      }
    });
    await page.getByRole("button", { name: "Refresh" }).click();
    await running(page).getByText("No difference found", { exact: true }).waitFor();
    await running(page).getByText("A − B:").waitFor();
  });

  test("stopping asks first, and then says what came of the test", async () => {
    const page = await openModels(served, "?view=ab-tests");
    await running(page).getByRole("button", { name: "Stop test" }).click();
    const question = page.getByRole("alertdialog", { name: "Stop the test of Phishing Page Transformer" });
    await question.getByText("it cannot go on later").waitFor();
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    await page.locator("button:focus", { hasText: "Stop test" }).click();
    await question.getByRole("button", { name: "Stop test" }).click();
    await toast(page, `${RUNNING}: the test has stopped. Too early to decide.`);
    await expect.poll(() => stopped(page).count()).toBe(4);
    await page.getByText("No test runs between these models.").waitFor();
    await page.locator('section:focus[aria-labelledby="running-tests"]').waitFor();
  });

  test("a test that somebody has stopped meanwhile is not stopped again", async () => {
    const page = await openModels(served, "?view=ab-tests");
    await running(page).getByRole("button", { name: "Stop test" }).click();
    // A page in the background asks for nothing by itself.
    await page.evaluate(`
      Object.defineProperty(document, "visibilityState", { value: "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
    `);
    await post(page, "/api/metrics/ab-tests/ab-test-122/stop");
    await page.getByRole("alertdialog").getByRole("button", { name: "Stop test" }).click();
    await toast(page, "A/B test ab-test-122 is stopped. No action is allowed any more.");
  });

  test("only tests of the models that are searched for are shown", async () => {
    const page = await openModels(served, "?view=ab-tests&q=TGNN");
    await expect.poll(() => stopped(page).count()).toBe(1);
    await stopped(page).getByText("No difference found", { exact: true }).waitFor();
    await page.getByText("No test runs between these models.").waitFor();
  });
});
