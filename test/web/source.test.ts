import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectGoodLooks } from "./looks.ts";
import { cardOf, openModels, refuse, servePage, toast } from "./page.ts";

const API = "**/api/**";
const line = (page: Page, words: string | RegExp) => page.locator(".source").getByText(words).waitFor();
const hostOf = (page: Page) => new URL(page.url()).host;

describe.each([
  ["the server", /^Live from 127\.0\.0\.1:\d+$/],
  ["the browser", "From the mock in this browser"],
] as const)("answered by %s", (answerer, words) => {
  const served = servePage(answerer);

  test("the page says where its data comes from", async () => {
    const page = await openModels(served);
    await line(page, words);
    await expectGoodLooks(page, `source-${answerer.replace("the ", "")}`);
  });
});

describe("when nobody answers", () => {
  const served = servePage();

  async function openWithout(): Promise<Page> {
    const page = await openModels(served);
    await page.route(API, (route) => route.abort());
    await page.reload();
    await line(page, `Demo data, read only: ${hostOf(page)} does not answer.`);
    return page;
  }

  test("the demo data is shown, which is loaded only then", async () => {
    const page = await openModels(served);
    const loaded = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .map(({ name }) => name)
          .join(" "),
      );
    expect(await loaded()).not.toContain("demo-contract");
    await page.route(API, (route) => route.abort());
    await page.getByRole("button", { name: "Refresh" }).click();
    await line(page, "Demo data");
    await page.getByText("14 of 14 models").waitFor();
    expect(await loaded()).toContain("demo-contract");
  });

  test("nothing can be done to the demo data, and each button says why", async () => {
    const page = await openWithout();
    const deploy = cardOf(page, "TGNN").getByRole("button", { name: "To staging" });
    await deploy.hover();
    await page.getByText(`Not possible on demo data: ${hostOf(page)} does not answer.`).waitFor();
    expect(await deploy.getAttribute("aria-disabled")).toBe("true");
    await cardOf(page, "TGNN").getByRole("button", { name: "Details" }).click();
    await page.getByRole("dialog").getByText("2.1.0", { exact: true }).waitFor();
  });

  test("each page shows demo data, and what would change something is off", async () => {
    const page = await openWithout();
    for (const [name, action] of [
      ["Intrusion detection", "Retrain"],
      ["Federation", "Aggregate"],
    ] as const) {
      await page.getByRole("navigation").getByRole("link", { name }).click();
      const button = page.getByRole("button", { name: action, exact: true }).first();
      await button.hover();
      await page.getByText("Not possible on demo data").waitFor();
      expect(await page.getByRole("alert").count()).toBe(0);
    }
  });

  test("the line moves nothing on a wide screen", async () => {
    const page = await openModels(served);
    await page.setViewportSize({ width: 1280, height: 900 });
    const place = () => page.getByRole("heading", { name: "Models" }).boundingBox();
    const before = await place();
    await page.route(API, (route) => route.abort());
    await page.getByRole("button", { name: "Refresh" }).click();
    await line(page, "Demo data");
    expect(await place()).toEqual(before);
  });

  test("the line looks good", async () => {
    const page = await openWithout();
    await page.getByText("14 of 14 models").waitFor();
    await expectGoodLooks(page, "source-demo");
  });

  test("Try again goes back to the server as soon as that answers", async () => {
    const page = await openWithout();
    const again = page.getByRole("button", { name: "Try again" });
    await again.click();
    await page.locator('.source button[aria-busy="false"]').waitFor();
    await line(page, "Demo data");
    await page.unroute(API);
    await again.click();
    await line(page, `Live from ${hostOf(page)}`);
    await cardOf(page, "TGNN").getByRole("button", { name: "To staging" }).click();
    await toast(page, "TGNN is in staging.");
  });

  test("the page goes back by itself, too", async () => {
    const page = await openModels(served);
    await page.clock.install();
    await page.route(API, (route) => route.abort());
    await page.reload();
    await line(page, "Demo data");
    await page.unroute(API);
    await page.clock.fastForward(10_000);
    await line(page, "Live from");
  });

  test.each([
    ["a gateway's error page", { status: 502, contentType: "text/html", body: "<h1>Bad Gateway</h1>" }],
    ["a proxy's empty error", { status: 504, body: "" }],
    ["a server that has only the page", { status: 200, contentType: "text/html", body: "<p>Hello" }],
  ])("%s is no answer", async (_, answer) => {
    const page = await openModels(served);
    await page.route(API, (route) => route.fulfill(answer));
    await page.reload();
    await line(page, "Demo data");
    await page.getByText("14 of 14 models").waitFor();
  });

  test("a refusal is an answer: it is told, and the line does not change", async () => {
    const page = await openModels(served);
    await refuse(page, "Come back at noon.");
    await page.reload();
    await page.getByRole("alert").getByText("Come back at noon.").waitFor();
    await line(page, "Live from");
  });

  test("what was sent and not answered is not taken for done", async () => {
    const page = await openModels(served);
    await page.route(API, (route) => (route.request().method() === "GET" ? route.continue() : route.abort()));
    await cardOf(page, "TGNN").getByRole("button", { name: "To staging" }).click();
    await toast(page, "did not answer, so that it is not known whether this was done.");
    await line(page, "Live from");
  });
});
