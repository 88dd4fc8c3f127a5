import { describe, expect, test } from "vitest";
import { cardOf, openModels, post, servePage, toast } from "./page.ts";

const STAGED = "Ransomware Behaviour Detector";
const RUNNING = "TGNN";

describe.each(["the server", "the browser"] as const)("answered by %s", (answerer) => {
  const served = servePage(answerer);

  test("deploy asks first, then runs the model in production, and a reload shows it still", async () => {
    const page = await openModels(served);
    await cardOf(page, STAGED).getByRole("button", { name: "Deploy" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Deploy" }).click();
    await toast(page, `${STAGED} 1.6.0 runs in production.`);
    await cardOf(page, STAGED).getByText("production").waitFor();
    await page.reload();
    await cardOf(page, STAGED).getByText("production").waitFor();
  });

  test("what is asked first can be left alone: Escape closes, focus returns, nothing has changed", async () => {
    const page = await openModels(served);
    const archive = cardOf(page, STAGED).getByRole("button", { name: "Archive" });
    await archive.click();
    await page.getByRole("alertdialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    await page.locator("button:focus", { hasText: "Archive" }).waitFor();
    expect(await cardOf(page, STAGED).getByText("staging", { exact: true }).count()).toBe(1);
  });

  test("promote moves a model to staging", async () => {
    const page = await openModels(served);
    await cardOf(page, RUNNING).getByRole("button", { name: "To staging" }).click();
    await toast(page, `${RUNNING} is in staging.`);
    await cardOf(page, RUNNING).getByText("staging", { exact: true }).waitFor();
  });

  test("roll back runs the version before", async () => {
    const page = await openModels(served);
    await cardOf(page, RUNNING).getByRole("button", { name: "Roll back" }).click();
    await toast(page, new RegExp(`${RUNNING} runs \\d+\\.\\d+\\.\\d+ again\\.`));
  });

  test("run tests tells how many passed", async () => {
    const page = await openModels(served);
    await cardOf(page, RUNNING).getByRole("button", { name: "Run tests" }).click();
    await toast(page, /TGNN: \d+ of \d+ tests passed\./);
  });

  test("an archived model can do nothing any more, and each button says why", async () => {
    const page = await openModels(served);
    await cardOf(page, STAGED).getByRole("button", { name: "Archive" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
    await toast(page, `${STAGED} is archived.`);
    for (const name of ["Deploy", "To staging", "Roll back", "Run tests", "Archive"]) {
      const button = cardOf(page, STAGED).getByRole("button", { name });
      await expect.poll(() => button.getAttribute("aria-disabled")).toBe("true");
    }
    await cardOf(page, STAGED).getByRole("button", { name: "Deploy" }).hover();
    await page.getByText("Not possible: it is archived.").waitFor();
  });

  test("an A/B test needs two models, which a tooltip explains, and starts with their share", async () => {
    const page = await openModels(served);
    const start = page.getByRole("button", { name: "Start A/B test" });
    await start.hover();
    await page.getByText("Choose two models to compare").waitFor();
    await cardOf(page, "Credential Stuffing Detector").getByRole("checkbox").check();
    await cardOf(page, STAGED).getByRole("checkbox").check();
    await start.click();
    await page.getByRole("slider").press("ArrowRight");
    await page.getByText("gets 51 % of the requests").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
    await toast(page, "are compared now");
  });

  test("refresh shows what others have changed", async () => {
    const page = await openModels(served);
    await post(page, "/api/metrics/models/promote", { model_id: "model-1", target_env: "staging" });
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect.poll(() => page.locator(".status.staging").count()).toBe(4);
  });

  test("details show versions, test runs, events and A/B tests", async () => {
    const page = await openModels(served);
    await cardOf(page, RUNNING).getByRole("button", { name: "Details" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("2.1.0", { exact: true }).waitFor();
    await dialog.getByRole("tab", { name: "Test runs" }).click();
    await dialog
      .getByText(/\d+ of \d+ passed/)
      .first()
      .waitFor();
    await dialog.getByRole("tab", { name: "Events" }).click();
    await dialog.getByRole("time").first().waitFor();
    await dialog.getByRole("tab", { name: "A/B tests" }).click();
    await dialog.getByRole("article", { name: "TGNN against Network Intrusion Transformer" }).waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "detached" });
  });

  test("in the table the actions are a menu that keys can go through, and tells why some cannot be chosen", async () => {
    const page = await openModels(served, "?view=table");
    await page.getByRole("button", { name: `Actions for ${STAGED}` }).press("Enter");
    await page.getByRole("menuitem", { name: "To staging" }).getByText("it is in staging already").waitFor();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("heading", { name: STAGED }).waitFor();
  });
});
