import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { expectGoodLooks } from "./looks.ts";
import { cardOf, openModels, servePage } from "./page.ts";

const served = servePage();

test.each(["grid", "table", "timeline"])(
  "the view %s is kept in the address, and keeps WCAG 2.2 AA",
  async (view) => {
    const page = await openModels(served);
    await page.getByRole("button", { name: view }).click();
    if (view !== "grid") await page.waitForURL(`**/?view=${view}`);
    if (view === "timeline") await page.getByRole("time").first().waitFor();
    await expectGoodLooks(page, view);
  },
);

test("the details keep WCAG 2.2 AA", async () => {
  const page = await openModels(served);
  await cardOf(page, "TGNN").getByRole("button", { name: "Details" }).click();
  await page.getByRole("dialog").getByText("2.1.0", { exact: true }).waitFor();
  await expectGoodLooks(page, "details");
});

test("a link shows what was searched, filtered and sorted", async () => {
  const page = await openModels(served, "?q=phishing&framework=PyTorch&sort=latency");
  expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
    "Phishing URL Classifier",
  ]);
  await page.getByRole("searchbox").fill("nothing like it");
  await page.getByText("No model fits.").waitFor();
});

test("without a server the page says so, and tries again when it is asked to", async () => {
  const page = await openModels(served);
  await page.route("**/api/**", (route) => route.abort());
  await page.reload();
  await page.getByRole("alert").getByText("The server does not answer.").waitFor();
  await page.unroute("**/api/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("14 of 14 models").waitFor();
});

test("2,000 models are a table of a few rows at a time", async () => {
  const page = await openModels(served);
  await page.route("**/api/metrics/models", async (route) => {
    const response = await route.fetch();
    const { models, ...rest } = (await response.json()) as { models: { id: string }[] };
    const many = Array.from({ length: 2000 }, (_, at) => ({
      ...models[at % models.length],
      id: `many-${at}`,
    }));
    await route.fulfill({ response, json: { ...rest, models: many, total: 2000 } });
  });
  await page.goto(`${served.url()}/?view=table`);
  await page.getByText("2000 of 2000 models").waitFor();
  const rows = page.locator("tbody tr[data-index]");
  await expect.poll(() => rows.count()).toBeGreaterThan(5);
  expect(await rows.count()).toBeLessThan(60);
  await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
  await page.locator('tr[data-index="1999"]').waitFor();
});

test("the first load has less than 200 kB of script, gzipped", async () => {
  const page = await openModels(served);
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType("resource").flatMap(({ name }) => (name.endsWith(".js") ? [name] : [])),
  );
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(await (await fetch(script)).bytes()).length),
  );
  expect(scripts.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, bytes) => sum + bytes)).toBeLessThan(200_000);
});
