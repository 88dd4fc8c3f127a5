import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openModels, servePage } from "./page.ts";

const served = servePage();

/** Opens the table; its rows are there. */
async function openTable(more = ""): Promise<Page> {
  const page = await openModels(served, `?view=table${more}`);
  await page.getByRole("rowheader").first().waitFor();
  return page;
}

const namesIn = (page: Page) => page.getByRole("rowheader").allTextContents();

test("the order can be chosen where models are in order, and not where time is", async () => {
  const page = await openModels(served);
  const order = page.getByRole("combobox", { name: "Sort by" });
  for (const [view, count] of [
    ["Grid", 1],
    ["Table", 1],
    ["Timeline", 0],
    ["A/B tests", 0],
  ] as const) {
    await page.getByRole("group", { name: "View" }).getByRole("button", { name: view }).click();
    await expect.poll(() => order.count()).toBe(count);
  }
});

test("a column's title sorts the models, and turns their order, as the address and the toolbar have it", async () => {
  const page = await openTable();
  const title = page.getByRole("columnheader", { name: "Accuracy" });
  expect(await title.getAttribute("aria-sort")).toBeNull();
  await title.getByRole("button").click();
  await page.waitForURL("**/?view=table&sort=accuracy");
  expect(await title.getAttribute("aria-sort")).toBe("descending");
  const best = await namesIn(page);
  await title.getByRole("button").click();
  await page.waitForURL("**/?view=table&sort=accuracy&order=asc");
  expect(await title.getAttribute("aria-sort")).toBe("ascending");
  expect((await namesIn(page))[0]).toBe("Legacy Signature Matcher");
  expect(best.at(-1)).toBe("Legacy Signature Matcher");
  expect(await page.getByLabel("Sort by").inputValue()).toBe("accuracy");
  await page.getByLabel("Sort by").selectOption("name");
  expect(await page.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe("ascending");
});

test("models that were never deployed come last by that column, either way", async () => {
  const page = await openTable("&sort=deployedAt");
  const never = ["Insider Threat UEBA", "Lateral Movement Graph Model", "Malware Byte-Sequence CNN"];
  expect((await namesIn(page)).slice(-3)).toEqual(never);
  await page.getByRole("button", { name: "Sorted downwards; turn" }).click();
  await page.getByRole("button", { name: "Sorted upwards; turn" }).waitFor();
  expect((await namesIn(page)).slice(-3)).toEqual(never);
});

test("columns can be left out and brought in, which a reload keeps", async () => {
  const page = await openTable();
  const titles = () => page.getByRole("columnheader").allTextContents();
  expect(await titles()).toEqual([
    ...[
      "A/B",
      "Name",
      "Version",
      "Status",
      "Framework",
      "Accuracy",
      "Latency",
      "Uptime",
      "Changed",
      "Actions",
    ],
  ]);
  await page.getByRole("button", { name: "Columns" }).press("Enter");
  await page.getByRole("menuitemcheckbox", { name: "Latency" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Throughput" }).click();
  await page.keyboard.press("Escape");
  const chosen = [
    ...[
      "A/B",
      "Name",
      "Version",
      "Status",
      "Framework",
      "Accuracy",
      "Throughput",
      "Uptime",
      "Changed",
      "Actions",
    ],
  ];
  await expect.poll(titles).toEqual(chosen);
  await page.reload();
  await page.getByRole("table").waitFor();
  expect(await titles()).toEqual(chosen);
});

test("keys go from row to row and open a model's details; Escape brings back to the row", async () => {
  const page = await openTable();
  const focused = page.locator("button:focus");
  await page.getByRole("button", { name: "Credential Stuffing Detector", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused.textContent()).toBe("DGA Character LSTM");
  await page.keyboard.press("End");
  await expect.poll(() => focused.textContent()).toBe("TGNN");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "TGNN" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect.poll(() => focused.textContent()).toBe("TGNN");
  await page.keyboard.press("Home");
  await expect.poll(() => focused.textContent()).toBe("Credential Stuffing Detector");
});
