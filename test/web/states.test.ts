import { describe, expect, test } from "vitest";
import { openPage } from "../adapters/pages/browser.ts";
import { expectGoodLooks } from "./looks.ts";
import { cardOf, openModels, refuse, servePage } from "./page.ts";

const served = servePage();

/** What views ask for beside the models. */
const OF_VIEWS = /metrics\/(events|ab-tests)/;

test("what is refused is told in its words, and tried again when it is asked to", async () => {
  const page = await openModels(served);
  await refuse(page, "Come back at noon.");
  await page.reload();
  await page.getByRole("alert").getByText("Come back at noon.").waitFor();
  expect(await page.getByText("Asking").count()).toBe(0);
  await expectGoodLooks(page, "models-failed");
  await page.unroute("**/api/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("14 of 14 models").waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("while nothing is answered yet, shapes stand for the models", async () => {
  const page = await openModels(served);
  await page.route("**/api/**", () => undefined);
  await page.reload();
  await page.getByText("Asking the server …").waitFor();
  expect(await page.locator(".card.skeleton").count()).toBe(6);
  await expectGoodLooks(page, "models-loading");
});

test.each(["timeline", "ab-tests"])("the view %s tells of its own failure, and tries again", async (view) => {
  const page = await openModels(served);
  await refuse(page, "Come back at noon.", OF_VIEWS);
  await page.goto(`${served.url()}/?view=${view}`);
  await page.getByRole("alert").first().getByText("Come back at noon.").waitFor();
  await page.unroute(OF_VIEWS);
  for (const again of (await page.getByRole("button", { name: "Try again" }).all()).reverse()) {
    await again.click();
  }
  await page
    .getByRole(view === "timeline" ? "time" : "article")
    .first()
    .waitFor();
  await expect.poll(() => page.getByRole("alert").count()).toBe(0);
});

test("each tab of the details waits, and tells where there is nothing", async () => {
  const page = await openModels(served);
  await page.route(/\/model-14\//, () => undefined);
  await cardOf(page, "Malware Byte-Sequence CNN").getByRole("button", { name: "Details" }).click();
  const dialog = page.getByRole("dialog");
  for (const name of ["Versions", "Test runs", "Events"]) {
    await dialog.getByRole("tab", { name }).click();
    await dialog.getByRole("tabpanel", { name }).getByRole("status", { name: "Loading" }).waitFor();
  }
  await dialog.getByRole("tab", { name: "A/B tests" }).click();
  await dialog.getByText("It takes part in none.").waitFor();
});

test("a search that finds nothing says what to do", async () => {
  const page = await openModels(served);
  await page.getByRole("searchbox").fill("nothing like it");
  await page.getByText("No model fits. Change the search or the filters.").waitFor();
});

describe("with a server that knows nothing yet", () => {
  const empty = servePage("the server", { seed: () => ({ collections: {}, counters: {} }) });

  test.each([
    ["grid", "No model is registered yet."],
    ["table", "No model is registered yet."],
    ["timeline", "Nothing has happened to these models yet."],
    ["ab-tests", "No test runs between these models."],
  ])("the view %s says that there is nothing", async (view, words) => {
    const page = await openPage();
    await page.goto(`${empty.url()}/?view=${view}`);
    await page.getByText(words).waitFor();
  });
});
