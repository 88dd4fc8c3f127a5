import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { servePage } from "../msw/page-server.ts";
import { openPage } from "../pages/browser.ts";
import { buildPage } from "./build-page.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vite-page-"));
  await buildPage("mocked", folder);
  await rename(join(folder, "mocked.html"), join(folder, "index.html"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Opens the page under a policy that lets only scripts of its own run, and evaluates nothing. */
async function openStrictly(): Promise<{ page: Page; complaints: string[] }> {
  const { url, close } = await servePage(folder, { "Content-Security-Policy": "script-src 'self'" });
  onTestFinished(close);
  const page = await openPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|unsafe-eval/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(url);
  await page.waitForFunction(() => Reflect.has(globalThis, "isReady"));
  return { page, complaints };
}

/** Asks from within the page. */
const ask = (page: Page, path: string, body?: object, headers: Record<string, string> = {}) =>
  page.evaluate(
    async ([target, sent, more]) => {
      const response = await fetch(target, {
        headers: { ...(sent !== undefined && { "Content-Type": "application/json" }), ...more },
        ...(sent !== undefined && { method: "POST", body: sent }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    [path, body && JSON.stringify(body), headers] as const,
  );

test("the policy is in force: nothing can be evaluated", async () => {
  const { page } = await openStrictly();
  // Only what the page does in its own time is under the policy, not what the test does in it.
  const outcome = page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(Reflect.construct(Function, ["return 1"]));
          } catch (error) {
            resolve(String(error));
          }
        });
      }),
  );
  expect(await outcome).toMatch(/unsafe-eval/);
});

test("requests are answered, refused as by a server, and what they change is kept", async () => {
  const { page, complaints } = await openStrictly();
  expect((await ask(page, "/api/metrics/models?limit=1")).body).toMatchObject({ total: 14 });
  const promote = (model: string) => ask(page, "/api/metrics/models/promote", { model_id: model });
  expect(await promote("model-1")).toMatchObject({ status: 200, body: { new_status: "staging" } });
  expect(await promote("model-1")).toMatchObject({ status: 409, body: { current_status: "staging" } });
  expect((await ask(page, "/api/metrics/models/model-1")).body).toMatchObject({ status: "staging" });
  const invalid = await ask(page, "/api/metrics/models/deploy", { model_id: 1, target: "production" });
  expect(invalid.status).toBe(422);
  expect(invalid.body.errors).toMatchObject([
    { path: "/target", keyword: "additionalProperties" },
    { path: "/model_id", keyword: "type", message: "must be string" },
  ]);
  expect((await ask(page, "/api/metrics/models?limit=x")).status).toBe(422);
  expect(complaints).toEqual([]);
});

test("values are generated, which are valid, without anything evaluated", async () => {
  const { page, complaints } = await openStrictly();
  const made = await ask(page, "/api/metrics/models?limit=2", undefined, { Prefer: "dynamic, seed=7" });
  expect(made.status).toBe(200);
  expect(made.body).toHaveProperty("models");
  const again = await ask(page, "/api/metrics/models?limit=2", undefined, { Prefer: "dynamic, seed=7" });
  expect(again.body).toEqual(made.body);
  expect(complaints).toEqual([]);
});
