import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { buildPage } from "./build-page.ts";
import { startDevServer } from "./dev-server.ts";
import { cardOf, openAt, serveModelOps, serveNothing, toast } from "./page.ts";

const open = (url: string) => openAt({ answerer: "the server", url: () => url }, "/");
const line = (page: Page, words: string) => page.locator(".source").getByText(words).waitFor();

async function promote(page: Page): Promise<void> {
  await cardOf(page, "TGNN").getByRole("button", { name: "To staging" }).click();
  await toast(page, "TGNN is in staging.");
}

test("a build for another server asks that one, and names it", async () => {
  await using api = await serveModelOps();
  const built = await buildPage("production", { VITE_API_URL: api.url });
  onTestFinished(built.remove);
  await using site = await serveNothing(built.folder, api.url);
  const page = await open(site.url);
  await line(page, `Live from ${new URL(api.url).host}`);
  await promote(page);
});

test("the dev server passes on to BACKEND, and the page names that", async () => {
  await using api = await serveModelOps();
  const page = await open(await startDevServer(api.url));
  await line(page, `Live from ${new URL(api.url).host}`);
  await promote(page);
});

test("the dev server without anybody behind it shows the demo data, until there is somebody", async () => {
  const before = await serveModelOps();
  const { host, port } = new URL(before.url);
  await before.close();
  const page = await open(await startDevServer(before.url));
  await line(page, `Demo data, read only: ${host} does not answer.`);
  await page.getByText("14 of 14 models").waitFor();
  await using after = await serveModelOps(undefined, Number(port));
  await page.getByRole("button", { name: "Try again" }).click();
  await line(page, `Live from ${new URL(after.url).host}`);
});

test.each([
  ["BACKEND", "localhost:4010"],
  ["VITE_API_URL", "api.example.com"],
])("a wrong %s is told, with what it should be", async (name, wrong) => {
  await expect(buildPage("production", { [name]: wrong })).rejects.toThrow(
    `${name} is "${wrong}", which is no address; name the server like http://127.0.0.1:4010`,
  );
});
