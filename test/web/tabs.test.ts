import type { Page } from "playwright-core";
import { describe, test } from "vitest";
import { cardOf, openModels, servePage } from "./page.ts";

const [ONE, OTHER] = ["TGNN", "Phishing URL Classifier"] as const;

const promote = (page: Page, model: string) =>
  cardOf(page, model).getByRole("button", { name: "To staging" }).click();
const isStaged = (page: Page, model: string) =>
  cardOf(page, model).getByText("staging", { exact: true }).waitFor();

describe.each(["the server", "the browser"] as const)("answered by %s", (answerer) => {
  const served = servePage(answerer);

  async function openTwice(): Promise<readonly [Page, Page]> {
    const first = await openModels(served);
    const second = await first.context().newPage();
    await second.goto(first.url());
    await second.getByText("14 of 14 models").waitFor();
    return [first, second];
  }

  test("what one tab does appears in the other", async () => {
    const [first, second] = await openTwice();
    await promote(first, ONE);
    await isStaged(second, ONE);
    await promote(second, OTHER);
    await isStaged(first, OTHER);
    await isStaged(first, ONE);
  });

  test("two tabs that act at once lose nothing of each other", async () => {
    const [first, second] = await openTwice();
    await Promise.all([promote(first, ONE), promote(second, OTHER)]);
    for (const page of [first, second]) {
      await isStaged(page, ONE);
      await isStaged(page, OTHER);
      await page.reload();
      await isStaged(page, ONE);
      await isStaged(page, OTHER);
    }
  });
});
