import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectGoodLooks, faultsOf } from "./looks.ts";
import { openAt, openModels, servePage } from "./page.ts";

const served = servePage();

const links = (page: Page) => page.getByRole("navigation", { name: "Pages" }).getByRole("link");
const heading = (page: Page) => page.getByRole("main").getByRole("heading", { level: 1 });

test("each page has one heading and a title by its name, is marked as current, and keeps WCAG 2.2 AA", async () => {
  const page = await openAt(served, "/nowhere");
  const names = await links(page).allInnerTexts();
  expect(names).toContain("Models");
  for (const name of names.map((text) => text.trim())) {
    await links(page).filter({ hasText: name }).click();
    await page.locator("h1:focus").filter({ hasText: name }).waitFor();
    expect(await heading(page).allInnerTexts()).toEqual([name]);
    expect(await page.getByRole("main").count()).toBe(1);
    expect(await page.title()).toBe(`${name} – ModelOps`);
    expect(await page.locator('nav [aria-current="page"]').allInnerTexts()).toEqual([name]);
    await page.getByText("Loading …").waitFor({ state: "detached" });
    expect(await faultsOf(page)).toEqual([]);
  }
});

test("a path that no page has says so, also after a reload, and leads on", async () => {
  const page = await openAt(served, "/no/such/page?tab=1");
  await heading(page).getByText("There is no such page").waitFor();
  await page.reload();
  await page.getByText("Nothing is at /no/such/page.").waitFor();
  expect(await page.locator("[aria-current]").count()).toBe(0);
  expect(await page.getByText("Asking").count()).toBe(0);
  await expectGoodLooks(page, "unknown");
  await page.getByRole("link", { name: "the models" }).click();
  await page.getByText("14 of 14 models").waitFor();
});

test("going back shows the page as its address has it", async () => {
  const page = await openModels(served, "?view=table&q=phishing");
  await page.getByRole("table").waitFor();
  await page.getByRole("link", { name: "ModelOps" }).click();
  await page.getByText("14 of 14 models").waitFor();
  expect(new URL(page.url()).search).toBe("");
  await page.goBack();
  await page.getByRole("table").waitFor();
  expect(await page.getByRole("searchbox").inputValue()).toBe("phishing");
});

test("the first key leads past the navigation", async () => {
  const page = await openModels(served);
  await page.keyboard.press("Tab");
  await page.locator("a:focus", { hasText: "Skip to the content" }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator("main:focus").waitFor();
});

test("a page that cannot be loaded says so, and the navigation stays", async () => {
  const page = await openAt(served, "/nowhere");
  await page.route("**/assets/models-page-*.js", (route) => route.abort());
  await page.getByRole("link", { name: "the models" }).click();
  await page.getByRole("alert").getByText("This page could not be shown.").waitFor();
  await page.unroute("**/assets/models-page-*.js");
  await page.getByRole("button", { name: "Load it again" }).click();
  await page.getByText("14 of 14 models").waitFor();
});
