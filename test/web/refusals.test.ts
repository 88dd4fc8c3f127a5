import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { cardOf, openModels, post, servePage, silence, toast } from "./page.ts";

const ARCHIVED = "Legacy Signature Matcher";
const NEVER_DEPLOYED = "Insider Threat UEBA";
const STAGED = "Ransomware Behaviour Detector";

/** Finds a button turned off, which says why to those who point at it, and to those who hear the page. */
async function expectOff(button: Locator, reason: string): Promise<void> {
  await expect.poll(() => button.getAttribute("aria-disabled")).toBe("true");
  expect(await button.getAttribute("aria-description")).toBe(reason);
  await button.hover();
  await button.page().locator(".tooltip", { hasText: reason }).waitFor();
}

describe.each(["the server", "the browser"] as const)("answered by %s", (answerer) => {
  const served = servePage(answerer);

  test.each([
    ["Deploy", "Cannot deploy this model: it is archived.", true],
    ["To staging", "Cannot promote this model: it is archived.", false],
    ["Roll back", "Cannot rollback this model: it is archived.", false],
    ["Run tests", "Cannot test this model: it is archived.", false],
    ["Archive", "Cannot archive this model: it is archived.", true],
  ])("%s of a model that somebody has archived meanwhile is refused", async (name, words, isAsked) => {
    const page = await openModels(served);
    await post(page, "/api/metrics/models/archive", { model_id: "model-1" });
    await cardOf(page, "TGNN").getByRole("button", { name }).click();
    if (isAsked) await page.getByRole("alertdialog").getByRole("button", { name }).click();
    await toast(page, `TGNN${words}`);
    await cardOf(page, "TGNN").getByText("archived", { exact: true }).waitFor();
  });

  test.each([
    ["Deploy", ARCHIVED, "Not possible: it is archived."],
    ["To staging", STAGED, "Not possible: it is in staging already."],
    ["Roll back", NEVER_DEPLOYED, "Not possible: it was never deployed."],
    ["Run tests", ARCHIVED, "Not possible: it is archived."],
    ["Archive", ARCHIVED, "Not possible: it is archived."],
  ])("%s is off for %s", async (name, model, reason) => {
    const page = await openModels(served);
    await expectOff(cardOf(page, model).getByRole("button", { name }), reason);
  });

  test("an A/B test is off with fewer or more than two models, and with an archived one", async () => {
    const page = await openModels(served);
    const start = page.getByRole("button", { name: "Start A/B test" });
    await expectOff(start, "Choose two models to compare, by the box on each.");
    await cardOf(page, STAGED).getByRole("checkbox").check();
    await page.getByText("choose one more model").waitFor();
    await expectOff(start, "Choose two models to compare, by the box on each.");
    await cardOf(page, ARCHIVED).getByRole("checkbox").check();
    await expectOff(start, "Not possible: it is archived.");
    await page.getByRole("button", { name: "Clear choice" }).click();
    await expectOff(start, "Choose two models to compare, by the box on each.");
  });

  test("a second A/B test between two models is refused", async () => {
    const page = await openModels(served);
    await cardOf(page, "Phishing Page Transformer").getByRole("checkbox").check();
    await cardOf(page, "Phishing URL Boosting").getByRole("checkbox").check();
    await page.getByRole("button", { name: "Start A/B test" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
    await toast(page, "Models model-6 and model-7 are in the running test ab-test-122. Stop it first");
  });

  test("a refusal stays until it is dismissed", async () => {
    const page = await openModels(served);
    await post(page, "/api/metrics/models/archive", { model_id: "model-1" });
    await cardOf(page, "TGNN").getByRole("button", { name: "To staging" }).click();
    await toast(page, "Cannot promote this model: it is archived.");
    await page.locator(".toast").hover();
    await page.locator(".toast").getByLabel("Dismiss").click();
    await page.locator(".toast").waitFor({ state: "detached" });
  });

  test("a refresh that fails says so, and keeps what was shown", async () => {
    const page = await openModels(served);
    await silence(page, served);
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByRole("alert").getByRole("button", { name: "Try again" }).waitFor();
    expect(await cardOf(page, "TGNN").count()).toBe(1);
  });

  test("there is nothing to export where no model is shown", async () => {
    const page = await openModels(served, "?q=nothing+like+it");
    await expectOff(page.getByRole("button", { name: "Export CSV" }), "No model is shown.");
  });

  test("details that are not answered say so in each tab", async () => {
    const page = await openModels(served);
    await silence(page, served);
    await cardOf(page, "TGNN").getByRole("button", { name: "Details" }).click();
    for (const name of ["Versions", "Test runs", "Events", "A/B tests"]) {
      await page.getByRole("tab", { name }).click();
      const panel = page.getByRole("tabpanel", { name });
      await panel.getByRole("alert").getByRole("button", { name: "Try again" }).waitFor();
    }
  });
});
