import { expect, test } from "vitest";
import { THINGS } from "../../cli/files.ts";
import { openPage } from "../pages/browser.ts";
import { PAGE, soon, startVite } from "./start-vite.ts";

test.each([
  ["is broken", { ...PAGE, "openapi.yaml": "openapi: 3.1.1\ninfo: [" }, /openapi\.yaml:2:8: /],
  ["is not there", PAGE, /openapi\.yaml.*(no such file|cannot be read|does not exist)/i],
])(
  "the dev server starts on a document that %s, shows why, and takes it when it is mended",
  async (_, files, why) => {
    const { url, told, write } = await startVite(files);
    expect(told.join("\n")).toMatch(why);
    const page = await openPage();
    await page.goto(url);
    const overlay = page.locator("vite-error-overlay .message-body");
    await expect.poll(() => overlay.first().innerText(), soon).toMatch(why);
    const early = await fetch(`${url}/__contract/health`);
    expect([early.status, await early.text()]).toEqual([
      500,
      expect.stringContaining("the document cannot be used yet"),
    ]);

    await write("openapi.yaml", THINGS);
    await expect.poll(() => page.locator("p").innerText(), soon).toBe("/things");
    expect(await overlay.count()).toBe(0);
    expect((await fetch(`${url}/things`)).headers.get("X-Contract-Source")).toBe("mock");
  },
);

test("what is still broken after an edit is told anew", async () => {
  const { told, write } = await startVite({ ...PAGE, "openapi.yaml": "openapi: 3.1.1\ninfo: [" });
  await write("openapi.yaml", "openapi: [");
  await expect.poll(() => told.join("\n"), soon).toMatch(/openapi\.yaml:1:\d+: /);
});
