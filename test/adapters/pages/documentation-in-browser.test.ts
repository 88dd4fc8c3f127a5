import { mkdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { startPets } from "../pets-server.ts";
import { mountSmall, serveSeveral } from "../site/several-contracts.ts";
import { openPage } from "./browser.ts";

test("in a browser, an operation can be found, opened and tried out, without any other server", async () => {
  const { documentationUrl, url, exchanges } = await startPets();
  const page = await openPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));

  await page.goto(documentationUrl);
  await page.getByText("Take a pet in").waitFor();
  expect(await page.title()).toBe("Pets 1.0.0");
  expect(await page.locator(".opblock").count()).toBe(6);

  const operation = page.locator("#operations-Pets-listPets");
  await operation.locator(".opblock-summary-control").click();
  await operation.getByRole("button", { name: "Try it out" }).click();
  await operation.getByRole("button", { name: "Execute" }).click();
  const answer = operation.locator(".live-responses-table .response");
  await answer.waitFor();
  expect(await answer.locator(".response-col_status").innerText()).toMatch(/^200/);
  expect(await answer.locator(".highlight-code").first().innerText()).toContain('"Bruno"');
  expect(exchanges.at(-1)).toMatchObject({ operationId: "listPets", status: 200, source: "handler" });

  await mkdir("test-output", { recursive: true });
  await page.screenshot({ path: "test-output/documentation.png" });
  expect(asked.filter((target) => !target.startsWith(url) && !target.startsWith("data:"))).toEqual([]);
  expect(complaints).toEqual([]);
});

test("what the documentation of one of several documents tries out is under its base path", async () => {
  const mounts = [
    mountSmall({ name: "shop", servers: ["/shop"] }),
    mountSmall({ name: "stock", servers: ["https://stock.test/stock"] }),
  ];
  const { contracts } = await serveSeveral(mounts);
  const page = await openPage();
  await page.goto(contracts[1]?.documentationUrl ?? "");
  await page.locator(".opblock-summary-control").click();
  await page.getByRole("button", { name: "Try it out" }).click();
  await page.getByRole("button", { name: "Execute" }).click();
  const answer = page.locator(".live-responses-table .response");
  await answer.waitFor();
  expect(await answer.locator(".highlight-code").first().innerText()).toContain("stock");
});
