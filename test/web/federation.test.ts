import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { IN_BROWSER_ADMIN_TOKEN as TOKEN } from "../../web/src/in-browser-token.ts";
import { cardOf, openAt, post, servePage, toast } from "./page.ts";
import type { ServedPage } from "./page.ts";

/** Synced since the last aggregation, not yet synced, and inactive. */
const SYNCED = "frankfurt-soc";
const WAITING = "ashburn-soc";
const INACTIVE = "sao-paulo-edge";

async function openFederation(served: ServedPage): Promise<Page> {
  const page = await openAt(served, "/federation");
  await cardOf(page, SYNCED).waitFor();
  await page.getByText("2 synced").waitFor();
  return page;
}

async function enterToken(page: Page, token: string): Promise<void> {
  await page.getByLabel("Token", { exact: true }).fill(token);
  await page.getByLabel("Token", { exact: true }).press("Enter");
}

async function keepToken(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Enter admin token" }).click();
  await enterToken(page, TOKEN);
  await page.getByRole("button", { name: "Forget admin token" }).waitFor();
}

describe.each(["the server", "the browser"] as const)("answered by %s", (answerer) => {
  const served = servePage(answerer);

  test("without the token a button says that it is needed, asks for it, and then does what it is for", async () => {
    const page = await openFederation(served);
    const sync = cardOf(page, WAITING).getByRole("button", { name: "Sync" });
    await sync.hover();
    await page.locator(".tooltip", { hasText: "Needs the admin token." }).waitFor();
    await cardOf(page, WAITING).getByText("1,107").waitFor();
    await sync.click();
    await enterToken(page, TOKEN);
    await toast(page, /ashburn-soc has synced: health \d+\.\d %, trust \d+\.\d %\./);
    await page.getByRole("dialog", { name: "Admin token" }).waitFor({ state: "detached" });
    await page.locator("button:focus", { hasText: "Sync" }).waitFor();
    await cardOf(page, WAITING).getByText("1,108").waitFor();
    await cardOf(page, WAITING).getByText("Counts in the next aggregation").waitFor();
    await page.getByText("3 synced").waitFor();
  });

  test("a wrong token is refused in the problem's own words, and asked for again", async () => {
    const page = await openFederation(served);
    await page.getByRole("button", { name: "Aggregate" }).click();
    const dialog = page.getByRole("dialog", { name: "Admin token" });
    await enterToken(page, "");
    await dialog.getByText("Enter the token.").waitFor();
    await enterToken(page, "not the token");
    await dialog.getByText("A token has neither blanks").waitFor();
    await enterToken(page, "wrong");
    await dialog.getByText("The credential in the header X-Admin-Token is not accepted.").waitFor();
    expect(await page.getByLabel("Token", { exact: true }).getAttribute("aria-invalid")).toBe("true");
    expect(await page.evaluate("sessionStorage.length")).toBe(0);
    await enterToken(page, TOKEN);
    await toast(page, /Aggregated 2 nodes into fed-model-\d+\./);
  });

  test("an aggregation shows what each node has put into it, and the next one waits for two nodes", async () => {
    const page = await openFederation(served);
    await keepToken(page);
    const aggregate = page.getByRole("button", { name: "Aggregate" });
    await aggregate.click();
    const result = page.getByRole("region", { name: "is averaged from 2 nodes" });
    await result.getByText("500 samples").waitFor();
    expect(await result.getByRole("meter", { name: SYNCED }).getAttribute("aria-valuetext")).toBe("60.0 %");
    await page.getByText("0 synced").waitFor();
    await expect.poll(() => aggregate.getAttribute("aria-disabled")).toBe("true");
    await result.hover();
    await aggregate.hover();
    await page.locator(".tooltip", { hasText: "at least 2 nodes" }).waitFor();
    for (const node of [SYNCED, WAITING]) {
      await cardOf(page, node).getByRole("button", { name: "Sync" }).click();
      await toast(page, `${node} has synced`);
    }
    await expect.poll(() => aggregate.getAttribute("aria-disabled")).toBe("false");
  });

  test("what others have done meanwhile is refused in the problem's own words", async () => {
    const page = await openFederation(served);
    await keepToken(page);
    // A page that nobody sees does not look by itself what is new.
    await page.evaluate("Object.defineProperty(document, 'visibilityState', { value: 'hidden' })");
    await page.locator("button[aria-busy=false]", { hasText: "Refresh" }).waitFor();
    await post(page, "/api/federation/aggregate", undefined, { "X-Admin-Token": TOKEN });
    await page.getByRole("button", { name: "Aggregate" }).click();
    await toast(page, "and none has. Sync more nodes first.");
    await page.getByText("0 synced").waitFor();
  });

  test("a node that does not take part cannot sync, and says why", async () => {
    const page = await openFederation(served);
    const card = cardOf(page, INACTIVE);
    await card.getByText("inactive", { exact: true }).waitFor();
    const sync = card.getByRole("button", { name: "Sync" });
    expect(await sync.getAttribute("aria-disabled")).toBe("true");
    await sync.focus();
    await page.locator(".tooltip", { hasText: "is inactive and cannot sync" }).waitFor();
  });

  test("the token lasts over a reload of its tab alone, until it is forgotten, and never is in the address", async () => {
    const page = await openFederation(served);
    await keepToken(page);
    expect(page.url()).toBe(`${served.url()}/federation`);
    await page.reload();
    await page.getByRole("button", { name: "Forget admin token" }).waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole("button", { name: "Enter admin token" }).waitFor();
    await page.getByRole("button", { name: "Forget admin token" }).click();
    await page.getByRole("button", { name: "Enter admin token" }).waitFor();
    expect(await page.evaluate("sessionStorage.length")).toBe(0);
  });

  test("details show a node's health and trust over time; Escape closes them, and focus returns", async () => {
    const page = await openFederation(served);
    await cardOf(page, SYNCED).getByRole("button", { name: "Details" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: SYNCED });
    await dialog.getByRole("figure", { name: "Sync health and trust" }).waitFor();
    await dialog.locator("canvas").waitFor();
    await dialog.getByText("24 of 48 syncs").waitFor();
    await dialog.getByRole("row", { name: "Trust" }).getByText(/\d %/).first().waitFor();
    await dialog.getByRole("combobox").selectOption("the last 100 syncs");
    await dialog.getByText("48 of 48 syncs").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.locator("button:focus", { hasText: "Details" }).waitFor();
  });

  test("rounds tell which nodes they are averaged from, the latest first", async () => {
    const page = await openFederation(served);
    const rounds = page.locator(".rounds li");
    await rounds.first().getByText("collecting").waitFor();
    await rounds.first().getByText(`${SYNCED}, paris-soc`).waitFor();
    await rounds.nth(1).getByText("validated").waitFor();
  });
});
