import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const PICTURES = "test-output/screenshots";
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const HEIGHTS = { 1280: 900, 360: 740 };

/** Widths of a wide screen and of a phone, in pixels. */
export type ScreenWidth = keyof typeof HEIGHTS;

/**
 * Saves pictures of what a page shows, light and dark, on a wide screen and on a phone, as
 * `test-output/screenshots/NAME-SCHEME-WIDTH.png`; axe finds nothing against any of them by the rules of WCAG 2.2 AA, and
 * nothing is wider than the screen. What does not outlive another size of the screen is shown at one width at a time.
 */
export async function expectGoodLooks(
  page: Page,
  name: string,
  widths: readonly ScreenWidth[] = [1280, 360],
): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHTS[width] });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const picture = `${name}-${colorScheme}-${width}`;
      await page.screenshot({ path: `${PICTURES}/${picture}.png` });
      expect({ picture, faults: await faultsOf(page) }).toEqual({ picture, faults: [] });
    }
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  }
}

/** What axe has against a page, by the rules of WCAG 2.2 AA: each rule with the elements that break it. */
export async function faultsOf(page: Page): Promise<unknown> {
  // Not as a tag, which the policy of a page may forbid.
  await page.evaluate(await readFile(AXE, "utf8"));
  return page.evaluate(`axe
    .run(document, { runOnly: ${JSON.stringify(WCAG)} })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`);
}
