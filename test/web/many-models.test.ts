import { expect, test } from "vitest";
import fixtures from "../../fixtures/index.ts";
import { openPage } from "../adapters/pages/browser.ts";
import { servePage } from "./page.ts";

const MANY = 2000;

const served = servePage("the server", {
  seed: (now) => {
    const seed = fixtures(now);
    const { models = [] } = seed.collections;
    const many = Array.from({ length: MANY }, (_, at) => {
      const model = models[at % models.length];
      if (!model) throw new Error("The fixtures have no model.");
      return {
        ...model,
        id: `many-${at}`,
        name: `${model.name} ${String(at).padStart(4, "0")}`,
        sequence: at + 1,
      };
    });
    return { ...seed, collections: { ...seed.collections, models: many } };
  },
});

test("2,000 models are a table of a few rows at a time, in which keys reach all of them", async () => {
  const page = await openPage();
  await page.goto(`${served.url()}/?view=table`);
  await page.getByText("2000 of 2000 models").waitFor();
  const rows = page.locator("tbody tr[data-index]");
  await expect.poll(() => rows.count()).toBeGreaterThan(5);
  expect(await rows.count()).toBeLessThan(60);
  expect(await page.getByRole("table").getAttribute("aria-rowcount")).toBe("2001");
  await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
  await page.locator('tr[data-index="1999"]').waitFor();
  await page.getByRole("rowheader").last().getByRole("button").focus();
  await page.keyboard.press("Home");
  await page.locator('tr[data-index="0"] button.link:focus').waitFor();
  await page.keyboard.press("End");
  await page.locator('tr[data-index="1999"] button.link:focus').waitFor();
  expect(await rows.count()).toBeLessThan(60);
});

test("2,000 models are a grid of a few cards at a time", async () => {
  const page = await openPage();
  await page.goto(served.url());
  await page.getByText("2000 of 2000 models").waitFor();
  const cards = page.locator(".grid > li");
  await expect.poll(() => cards.count()).toBeGreaterThan(5);
  expect(await cards.count()).toBeLessThan(80);
  await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
  await page.locator('.grid > li[aria-posinset="2000"]').waitFor();
  expect(await cards.count()).toBeLessThan(80);
});
