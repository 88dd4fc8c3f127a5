import { mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { servePage } from "../msw/page-server.ts";
import { openPage } from "../pages/browser.ts";
import { buildPage } from "./build-page.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vite-plain-"));
  await buildPage("plain", folder);
  await rename(join(folder, "plain.html"), join(folder, "index.html"));
});
afterAll(() => rm(folder, { recursive: true }));

test("a built page that does not ask for the mock asks the network, and has no service worker", async () => {
  const { url, close } = await servePage(folder);
  onTestFinished(close);
  const page = await openPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(url);
  await page.waitForFunction(() => Reflect.has(globalThis, "isReady"));
  const answer = await page.evaluate(async () => {
    const response = await fetch("/api/metrics/models");
    return [response.status, await response.text()];
  });
  expect(answer).toEqual([404, "no such file"]);
  const workers = await page.evaluate(async () => {
    const { serviceWorker } = Reflect.get(globalThis, "navigator") as unknown as {
      serviceWorker: { getRegistrations(): Promise<unknown[]> };
    };
    return (await serviceWorker.getRegistrations()).length;
  });
  expect(workers).toBe(0);
  expect(
    asked.filter((path) => !/^\/(assets\/plain-[\w-]+\.js|favicon\.ico|api\/metrics\/models)?$/.test(path)),
  ).toEqual([]);
});

test("none of its files has a word of the mock", async () => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const scripts = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) {
    expect(await readFile(script, "utf8")).not.toMatch(
      /msw|mockServiceWorker|contract-server|listModels|openapi/i,
    );
  }
});
