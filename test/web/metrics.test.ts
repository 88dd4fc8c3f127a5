import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { components } from "../../handlers/contract.gen.ts";
import { expectGoodLooks } from "./looks.ts";
import { openAt, post, type ServedPage, servePage } from "./page.ts";

type Schemas = components["schemas"];

const UNREADABLE = "The figures of this machine cannot be read here.";

describe.each(["the server", "the browser"] as const)("answered by %s", (answerer) => {
  const served = servePage(answerer);

  test("a chart says in words what the API says, and its table has every reading", async () => {
    const page = await openMetrics(served, "?range=24h");
    const start = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString();
    const path = `/api/metrics/security/history?start_time=${start}&interval=10m`;
    const { data } = await get<Schemas["SecurityMetricsHistory"]>(page, path);
    const worst = data.reduce((a, b) => (b.blocked_threats > a.blocked_threats ? b : a));
    expect(worst.blocked_threats).toBeGreaterThan(100);
    const chart = chartOf(page, "Refused requests a minute");
    const words = await chart.getByRole("img").getAttribute("aria-label");
    expect(words).toContain(`highest ${worst.blocked_threats}, from `);
    expect(
      words?.match(/(Blocked threats|Anomalies|Policy violations): latest \d+, lowest \d+/g),
    ).toHaveLength(3);
    await openTable(chart);
    const row = chart.getByRole("row").filter({
      has: page.getByRole("cell", { name: String(worst.blocked_threats), exact: true }),
    });
    expect(await row.getByRole("cell").allTextContents()).toEqual(
      [worst.blocked_threats, worst.detected_anomalies, worst.policy_violations].map(String),
    );
    expect(await chart.getByRole("row").count()).toBeGreaterThan(data.length);
  });

  test("pointing at a chart tells the values of that time", async () => {
    const page = await openMetrics(served, "?range=24h");
    const chart = chartOf(page, "Refused requests a minute");
    const legend = chart.getByRole("listitem").first();
    const latest = await legend.innerText();
    // The attack is nine hours ago: at five eighths of the way.
    const { width, height } = (await chart.locator(".u-over").boundingBox()) ?? { width: 0, height: 0 };
    await chart.locator(".u-over").hover({ position: { x: (width * 15) / 24, y: height / 2 } });
    await chart.locator("figcaption time").waitFor();
    expect(await legend.innerText()).not.toBe(latest);
    await page.getByRole("heading", { level: 1 }).hover();
    await chart.locator("figcaption time").waitFor({ state: "detached" });
    expect(await legend.innerText()).toBe(latest);
  });

  test("what happens now is seen without asking", async () => {
    const page = await openMetrics(served);
    expect(await tile(page, "Policy violations")).toBe("0");
    for (let at = 0; at < 3; at++) {
      const again = post(page, "/api/metrics/models/promote", { model_id: "model-3", target_env: "staging" });
      await expect(again).rejects.toThrow("was answered 409");
    }
    await expect.poll(() => tile(page, "Policy violations"), { timeout: 10_000 }).toBe("3");
    await chartOf(page, "Refused requests a minute").getByText("Policy violations3").waitFor();
  });

  test("nothing is asked while it is paused", async () => {
    const page = await openAt(served, "/");
    // The client keeps the fetch that it finds when it is loaded.
    await page.addInitScript(`
      const answered = fetch;
      globalThis.readings = 0;
      globalThis.fetch = (...asked) => {
        if (asked[0].url?.endsWith("/performance")) globalThis.readings++;
        return answered(...asked);
      };
    `);
    await page.clock.install();
    await page.goto(`${served.url()}/metrics`);
    await figures(page);
    const readings = () => page.evaluate<number>("globalThis.readings");
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText(", paused.").waitFor();
    const before = await readings();
    await page.clock.fastForward(60_000);
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByText(", asked again every 5 seconds.").waitFor();
    await page.clock.fastForward(5000);
    await expect.poll(readings).toBeGreaterThan(before);
    expect(await readings()).toBe(before + 1);
  });

  test("the range is chosen, and is in the address, so that a reload shows it still", async () => {
    const page = await openMetrics(served);
    const chosen = page.getByRole("group", { name: "Range" }).locator('[aria-pressed="true"]');
    expect(await chosen.innerText()).toBe("1 hour");
    await page.getByRole("button", { name: "24 hours" }).click();
    await page.waitForURL("**/metrics?range=24h");
    await page.reload();
    await figures(page);
    expect(await chosen.innerText()).toBe("24 hours");
    const chart = chartOf(page, "Active alerts");
    await openTable(chart);
    expect(await chart.locator("tbody tr").count()).toBeGreaterThan(100);
  });

  test("when it is refused an answer it says so, keeps what it has, and tries again when it is asked to", async () => {
    const page = await openMetrics(served);
    // The client keeps the fetch that it finds when it is loaded.
    await page.addInitScript(`
      const answered = fetch;
      const refusal = JSON.stringify({ title: "Broken", detail: "Come back at noon." });
      const init = { status: 500, headers: { "Content-Type": "application/problem+json" } };
      globalThis.fetch = (...asked) =>
        globalThis.isRefused ? Promise.resolve(new Response(refusal, init)) : answered(...asked);
    `);
    await page.reload();
    await figures(page);
    // Else the next reading would tell that somebody answers again.
    await page.getByRole("button", { name: "Pause" }).click();
    await page.evaluate("globalThis.isRefused = true");
    await page.getByRole("button", { name: "24 hours" }).click();
    const alert = page.getByRole("alert");
    await alert.getByText("Come back at noon.").waitFor();
    expect(await tile(page, "Threat level")).toBe("Low");
    await page.evaluate("globalThis.isRefused = false");
    await alert.getByRole("button", { name: "Try again" }).click();
    await alert.waitFor({ state: "detached" });
    const words = chartOf(page, "Active alerts").getByRole("img");
    await expect.poll(() => words.getAttribute("aria-label")).toContain("highest 2");
  });

  test("the figures of the machine are shown, or why there are none", async () => {
    const page = await openMetrics(served);
    if (answerer === "the server") {
      const { memory_usage, disk_usage } = await get<Schemas["SystemMetrics"]>(page, "/api/metrics/system");
      expect(Math.abs(parseFloat(await tile(page, "Memory")) - memory_usage)).toBeLessThan(20);
      expect(Math.abs(parseFloat(await tile(page, "Disk")) - disk_usage)).toBeLessThan(5);
      expect(await page.getByText(UNREADABLE).count()).toBe(0);
    } else {
      await page.getByRole("status").getByText(UNREADABLE).waitFor();
      expect(await tileOf(page, "Memory").count()).toBe(0);
      expect(await page.getByRole("alert").count()).toBe(0);
    }
    const words = await chartOf(page, "Load and use").getByRole("img").getAttribute("aria-label");
    expect(words).toMatch(/Processors: latest [\d.]+ %, lowest [\d.]+ %/);
  });

  test("WCAG 2.2 AA is kept with a table open, and the drawings fit any screen", async () => {
    const page = await openMetrics(served, "?range=24h");
    await openTable(chartOf(page, "Active alerts"));
    await expectGoodLooks(page, `metrics-${answerer.replace("the ", "")}`);
    await page.setViewportSize({ width: 360, height: 740 });
    const width = async () => (await chartOf(page, "Network").locator("canvas").boundingBox())?.width;
    await expect.poll(width).toBeLessThan(360);
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect.poll(width).toBeGreaterThan(500);
  }, 60_000);
});

/** Opens the page, and waits until its figures are there. */
async function openMetrics(served: ServedPage, query = ""): Promise<Page> {
  const page = await openAt(served, `/metrics${query}`);
  await figures(page);
  return page;
}

async function figures(page: Page): Promise<void> {
  for (const title of ["Load and use", "Active alerts", "Throughput"]) await chartOf(page, title).waitFor();
  await page.locator("canvas").nth(4).waitFor();
}

function chartOf(page: Page, title: string) {
  return page.getByRole("figure", { name: title, exact: true });
}

async function openTable(chart: Locator): Promise<void> {
  await chart.getByText("Show as table").click();
  await chart.getByRole("table").waitFor();
}

function tileOf(page: Page, name: string) {
  return page.locator(".metric-tiles .card").filter({ has: page.getByText(name, { exact: true }) });
}

/** What a tile says. */
async function tile(page: Page, name: string): Promise<string> {
  return tileOf(page, name).locator("dd").first().innerText();
}

/** Asks behind the page's back whom the page asks. */
async function get<Body>(page: Page, path: string): Promise<Body> {
  return page.evaluate(async (asked) => (await fetch(asked)).json() as Promise<Body>, path);
}
