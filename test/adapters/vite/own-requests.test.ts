import { expect, test } from "vitest";
import { openPage } from "../pages/browser.ts";
import { PAGE, soon, startVite } from "./start-vite.ts";

const responses = { 200: { description: "", content: { "application/json": { example: "an answer" } } } };
const document = (...paths: readonly string[]) =>
  JSON.stringify({
    openapi: "3.1.1",
    info: { title: "Rooted", version: "1" },
    paths: Object.fromEntries(
      paths.map((path, at) => [
        path,
        {
          parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
            ...{ name, in: "path", required: true },
            schema: { type: "string" },
          })),
          get: { operationId: `read${at}`, responses },
        },
      ]),
    ),
  });

test("a page opens beside a path that fits any name, and its operations answer", async () => {
  const { url } = await startVite({
    ...PAGE,
    "openapi.yaml": document("/{name}", "/{name}/{part}", "/src/things"),
  });
  const page = await openPage();
  await page.goto(`${url}/index.html`);
  await expect.poll(() => page.locator("p").innerText(), soon).toBe("/{name} /{name}/{part} /src/things");
  const ask = (path: string) =>
    page.evaluate(async (asked) => (await (await fetch(asked)).text()).slice(0, 20), path);
  expect(await ask("/ada")).toBe('"an answer"');
  expect(await ask("/ada/notes")).toBe('"an answer"');
  await page.goto(`${url}/src/things`);
  expect(await page.locator("body").innerText()).toBe('"an answer"');
});

test("a base path of its own keeps the contract away from the page's files", async () => {
  const { url } = await startVite(
    { ...PAGE, "openapi.yaml": document("/{name}") },
    { basePath: { prefix: "/api" } },
  );
  expect(await (await fetch(`${url}/api/main.js`)).json()).toBe("an answer");
  expect(await (await fetch(`${url}/main.js`)).text()).toContain("querySelector");
});
