import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { writeHtml } from "../../../src/verify/report/html/html.ts";
import type { Report } from "../../../src/verify/report/report.ts";
import { openPage } from "../../adapters/pages/browser.ts";
import { expectGoodLooks } from "../../web/looks.ts";
import { NASTY, sampleReport } from "./sample-report.ts";

/** Opens the report from its file, and collects what the browser complains of and whom the page asks. */
async function open(report: Report, name: string, at = ""): Promise<{ page: Page; complaints: string[] }> {
  await mkdir("test-output/reports", { recursive: true });
  const file = resolve("test-output/reports", name);
  await writeFile(file, await writeHtml(report));
  const page = await openPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  const url = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) complaints.push(`it asks ${request.url()}`);
  });
  await page.goto(url + at);
  return { page, complaints };
}

test("what was found is told with its rule, its request and its reply, and a line to send it again", async () => {
  const report = await sampleReport();
  const { page, complaints } = await open(report, "findings.html");
  expect(await page.locator(".verdict").innerText()).toMatch(/^5 findings in 4 of 6 operations/);
  const finding = page.locator("details.card", { hasText: "body/total is required" });
  expect(await finding.locator("code").allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^test\/pets\/openapi\.yaml:\d+:\d+$/)]),
  );
  const [told] = report.findings.filter(({ message }) => message.endsWith("body/total is required"));
  expect(await finding.locator(".line pre").innerText()).toBe(told?.curl);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await finding.getByRole("button", { name: "Copy the command" }).click();
  await expect.poll(() => page.evaluate("navigator.clipboard.readText()")).toBe(told?.curl);
  expect(complaints).toEqual([]);
});

test("what a provider answers stays text, whatever is in it, and nobody is asked for anything", async () => {
  const report = await sampleReport();
  const { page, complaints } = await open(report, "nasty.html");
  const replies = await page.locator("pre[aria-label='The reply']").allTextContents();
  expect(replies.some((reply) => reply.includes(NASTY.replace("\u0000", "␀")))).toBe(true);
  expect(await page.locator("img, iframe, link, script[src]").count()).toBe(0);
  expect(await page.title()).toContain("findings");
  expect(complaints).toEqual([]);
});

test("a script that got into the page all the same would not run", async () => {
  const { page, complaints } = await open(await sampleReport(), "policy.html");
  await page.evaluate(`{
    const script = document.createElement("script");
    script.textContent = 'document.title = "run"';
    document.body.append(script);
  }`);
  expect(await page.title()).not.toBe("run");
  expect(complaints.join()).toContain("Content Security Policy");
});

test("findings are found by a word, and opened by their address", async () => {
  const { page } = await open(await sampleReport(), "find.html", "#finding-4");
  expect(await page.locator("#finding-4").getAttribute("open")).toBe("");
  await page.getByRole("searchbox").fill("LISTPETS total");
  expect(await page.locator("details.card[id]:visible .message").allInnerTexts()).toEqual([
    "response 200: body/total is required",
  ]);
});

test("it looks good with findings, and without", async () => {
  const report = await sampleReport();
  const { page } = await open(report, "looks.html");
  await expectGoodLooks(page, "verify-report");
  const kept = await open({ ...report, findings: [], kept: true, passed: true }, "kept.html");
  await kept.page.locator("details.card summary").first().click();
  await expectGoodLooks(kept.page, "verify-report-kept");
});
