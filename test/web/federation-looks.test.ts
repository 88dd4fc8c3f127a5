import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { IN_BROWSER_ADMIN_TOKEN } from "../../web/src/in-browser-token.ts";
import { expectGoodLooks } from "./looks.ts";
import { cardOf, openAt, refuse, servePage, toast } from "./page.ts";

const served = servePage();

async function openFederation(): Promise<Page> {
  const page = await openAt(served, "/federation");
  await page.getByText("2 synced").waitFor();
  return page;
}

test("the nodes and rounds keep WCAG 2.2 AA, on wide and narrow screens", async () => {
  await expectGoodLooks(await openFederation(), "federation");
});

test("the details of a node keep it too", async () => {
  const page = await openFederation();
  await cardOf(page, "tokyo-edge").getByRole("button", { name: "Details" }).click();
  await page.getByRole("dialog").locator("canvas").waitFor();
  await expectGoodLooks(page, "federation-node");
});

async function aggregateWith(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Aggregate" }).click();
  const token = page.getByLabel("Token", { exact: true });
  await token.fill(text);
  await token.press("Enter");
}

test("the question for the token keeps it too, also after a refusal", async () => {
  const page = await openFederation();
  await aggregateWith(page, "wrong");
  await page.getByText("is not accepted.").waitFor();
  await expectGoodLooks(page, "federation-token");
});

test("what an aggregation has made keeps it too", async () => {
  const page = await openFederation();
  await aggregateWith(page, IN_BROWSER_ADMIN_TOKEN);
  await toast(page, "Aggregated 2 nodes");
  await page.getByText("0 synced").waitFor();
  await expectGoodLooks(page, "federation-aggregated");
});

test("until there is an answer places are kept for it, and a refusal is told and tried again", async () => {
  const page = await openFederation();
  const held = Promise.withResolvers<undefined>();
  await refuse(page, "Come back at noon.");
  await page.route("**/api/**", async (route) => {
    await held.promise;
    await route.fallback();
  });
  await page.reload();
  await page.locator(".skeleton").first().waitFor();
  held.resolve(undefined);
  await page.getByRole("alert").getByText("Come back at noon.").waitFor();
  await expectGoodLooks(page, "federation-unreachable");
  await page.unroute("**/api/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("2 synced").waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("without nodes and models the page says what comes first", async () => {
  const page = await openFederation();
  await page.route("**/api/federation/*", async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as object;
    const nothing = "nodes" in body ? { nodes: [], total_nodes: 0 } : { models: [], latest_model: null };
    await route.fulfill({ response, json: { ...body, ...nothing } });
  });
  await page.getByRole("button", { name: "Refresh" }).click();
  await page.getByText("No node takes part yet.").waitFor();
  await page.getByText("There is no model yet. Sync two nodes, then aggregate.").waitFor();
  await page.unrouteAll({ behavior: "wait" });
});
