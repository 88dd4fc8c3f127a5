import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { loadDocument } from "../../../src/document/load.ts";
import { createContract, mountContract } from "../../../src/node.ts";
import { mountSmall, serveSeveral } from "../site/several-contracts.ts";
import { startPets } from "../pets-server.ts";
import { openPage } from "./browser.ts";

/** Opens an address, and collects what the browser complains of and whom else the page asks. */
async function visit(url: string, address: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await openPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) complaints.push(`it asks ${request.url()}`);
  });
  await page.goto(address);
  return { page, complaints };
}

const answerOf = async (page: Page) => {
  await page.locator("#answer .status").waitFor();
  return {
    status: await page.locator("#answer .status").innerText(),
    headers: await page.locator("#answer .headers").innerText(),
    body: await page.locator("#answer .body").innerText(),
  };
};

test("an operation is found, its form filled with examples, and tried out", async () => {
  const { url, startUrl, exchanges } = await startPets();
  const { page, complaints } = await visit(url, startUrl);
  await page.getByRole("link", { name: "POST /pets" }).click();
  await page.getByRole("heading", { name: "POST /pets" }).waitFor();
  const body = page.getByRole("textbox", { name: "Body" });
  expect(JSON.parse(await body.inputValue())).toEqual({ name: "Mia", kind: "cat", born: "2021-05-04" });
  await body.fill('{"name": "O\'Neill", "kind": "dog"}');
  await page.getByRole("button", { name: "Send" }).click();
  const answer = await answerOf(page);
  expect(answer.status).toBe("201 Created");
  expect(answer.headers).toContain("location: /pets/pet-4");
  expect(JSON.parse(answer.body)).toMatchObject({ id: "pet-4", name: "O'Neill" });
  expect(await page.locator(".curl").innerText()).toBe(
    `curl --request POST '${url}/pets' --header 'Content-Type: application/json' ` +
      `--data-raw '{"name": "O'\\''Neill", "kind": "dog"}'`,
  );
  expect(exchanges.at(-1)).toMatchObject({ operationId: "createPet", source: "handler" });
  await mkdir("test-output", { recursive: true });
  await page.screenshot({ path: "test-output/start.png" });
  expect(complaints).toEqual([]);
});

test("parameters and credentials are sent as the form says, and the server may refuse them", async () => {
  const { url, startUrl } = await startPets();
  const { page } = await visit(url, `${startUrl}#api/deletePet`);
  expect(await page.getByRole("textbox", { name: "petId (path)" }).inputValue()).toBe("pet-1");
  await page.getByRole("button", { name: "Send" }).click();
  expect((await answerOf(page)).status).toBe("401 Unauthorized");
  await page.getByRole("textbox", { name: "X-Admin-Token (header)" }).fill("let me in");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("204 No Content").waitFor();
  await page.goto(`${startUrl}#api/getPet`);
  await page.getByRole("heading", { name: "GET /pets/{petId}" }).waitFor();
  await page.goto(`${startUrl}#api/deletePet`);
  await page.getByRole("heading", { name: "DELETE /pets/{petId}" }).waitFor();
  expect(await page.getByRole("textbox", { name: "X-Admin-Token (header)" }).inputValue()).toBe("let me in");
  await page.goto(`${startUrl}#api/listPets`);
  await page.getByRole("heading", { name: "GET /pets" }).waitFor();
  await page.getByRole("textbox", { name: "kind (query)" }).fill("cat");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("#answer .status").waitFor();
  expect(await page.locator(".curl").innerText()).toBe(`curl '${url}/pets?kind=cat'`);
});

test("what to answer is chosen: a status, generated values, a delay, a fault", async () => {
  const { url, startUrl } = await startPets();
  const { page } = await visit(url, `${startUrl}#api/listShelters`);
  const send = () => page.getByRole("button", { name: "Send" }).click();
  await page.getByLabel("Values").selectOption("generated");
  await page.getByLabel("Seed").fill("a seed");
  await page.getByLabel("Delay").fill("1..5");
  await send();
  expect((await answerOf(page)).headers).toContain(
    'preference-applied: dynamic=true, seed="a seed", delay=1..5',
  );
  expect(await page.locator(".curl").innerText()).toContain(
    `--header 'Prefer: dynamic=true, seed="a seed", delay=1..5'`,
  );
  await page.getByLabel("Fault").selectOption("503");
  await send();
  await page.getByText("503 Service Unavailable").waitFor();
  await page.getByLabel("Fault").selectOption("reset");
  await send();
  await page.getByText("No whole answer came").waitFor();
  await page.getByLabel("Fault").selectOption("timeout");
  await send();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("It was cancelled.").waitFor();
});

test("the operations of several documents are listed, searched by words, and reached by keys alone", async () => {
  const mounts = [
    mountSmall({ name: "shop", servers: ["/shop"], paths: { "/orders": "o", "/items": "i" } }),
    mountSmall({ name: "stock", servers: ["/stock"], paths: { "/items": "s" } }),
  ];
  const { url, startUrl } = await serveSeveral(mounts);
  const { page, complaints } = await visit(url, startUrl);
  await page.getByText("3 operations").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("items STOCK");
  await page.getByText("1 of 3").waitFor();
  expect(await page.locator("nav li:visible").allInnerTexts()).toEqual(["GET\n/stock/items"]);
  expect(await page.locator("nav h2:visible").allInnerTexts()).toEqual(["The stock 1"]);
  for (let steps = 0; steps < 10; steps++) {
    await page.keyboard.press("Tab");
    if (await page.locator("nav li a:focus").count()) break;
  }
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "GET /stock/items" }).waitFor();
  expect(await page.locator("main:focus").count()).toBe(1);
  await page.getByRole("button", { name: "Send" }).focus();
  await page.keyboard.press("Enter");
  expect((await answerOf(page)).body).toBe("s");
  await page.goBack();
  expect(complaints).toEqual([]);
});

test.each(["light", "dark"] as const)("it fits on a narrow screen, in %s", async (colorScheme) => {
  const { url, startUrl } = await startPets();
  const { page, complaints } = await visit(url, startUrl);
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 360, height: 700 });
  const overflow = () => page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
  expect(await overflow()).toBe(0);
  await page.getByRole("link", { name: "DELETE /pets/{petId}" }).click();
  await page.getByRole("button", { name: "Send" }).click();
  await answerOf(page);
  expect(await overflow()).toBe(0);
  expect(await page.locator("nav").isVisible()).toBe(false);
  const [text, ground] = await page.evaluate<[string, string]>(
    "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]",
  );
  expect([text, ground]).toEqual(
    colorScheme === "dark"
      ? ["rgb(230, 237, 243)", "rgb(13, 17, 23)"]
      : ["rgb(31, 35, 40)", "rgb(255, 255, 255)"],
  );
  await page.screenshot({ path: `test-output/start-narrow-${colorScheme}.png`, fullPage: true });
  await page.getByRole("link", { name: "All operations" }).click();
  await page.locator("nav").waitFor();
  expect(await page.locator("main").isVisible()).toBe(false);
  expect(complaints.filter((complaint) => !complaint.includes("401"))).toEqual([]);
});

test("1,200 operations are listed and searched at once", async () => {
  const { document } = await loadDocument("node_modules/@octokit/openapi/generated/api.github.com.json");
  const { url, startUrl } = await serveSeveral([mountContract(createContract({ document }))]);
  const { page, complaints } = await visit(url, startUrl);
  await page.getByText(/^1,\d+ operations$/).waitFor();
  const spent = await page.evaluate<number>(`(() => {
      const search = document.getElementById("search");
      search.value = "issues lock";
      const started = performance.now();
      search.dispatchEvent(new Event("input"));
      document.body.offsetHeight;
      return performance.now() - started;
    })()`);
  expect(spent).toBeLessThan(500);
  expect(await page.locator("nav li:visible").count()).toBeLessThan(30);
  await page.getByRole("link", { name: "PUT /repos/{owner}/{repo}/issues/{issue_number}/lock" }).click();
  await page.getByRole("checkbox", { name: "Send a body" }).check();
  await page.getByRole("button", { name: "Send" }).click();
  expect((await answerOf(page)).status).toBe("204 No Content");
  expect(complaints).toEqual([]);
});
