import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { components } from "../../handlers/contract.gen.ts";
import { modelsCsv } from "../../web/src/models/models-csv.ts";
import { openModels, post, servePage } from "./page.ts";

async function exported(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("models.csv");
  return readFile(await download.path(), "utf8");
}

function rowsOf(text: string) {
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
}

describe.each(["the server", "the browser"] as const)("answered by %s", (answerer) => {
  const served = servePage(answerer);

  test("what is exported is what is shown, in its order, with the promised columns first", async () => {
    const page = await openModels(served, "?status=production&sort=accuracy");
    const { data, errors, meta } = rowsOf(await exported(page));
    expect(errors).toEqual([]);
    expect(meta.fields?.slice(0, 7)).toEqual([
      ...["Model name", "Version", "Status", "Accuracy (%)", "Latency (ms)", "Framework", "Uptime (%)"],
    ]);
    expect(meta.fields).toHaveLength(17);
    expect(data.map((row) => row["Model name"])).toEqual(
      await page.getByRole("heading", { level: 2 }).allTextContents(),
    );
    expect(new Set(data.map((row) => row.Status))).toEqual(new Set(["production"]));
    const { "Accuracy (%)": accuracy, "Latency (ms)": latency } =
      data.find((row) => row["Model name"] === "TGNN") ?? {};
    expect([accuracy, latency]).toEqual(["94", "45"]);
  });

  test("what others have named like formulas does no harm, and quotes and commas stay what they are", async () => {
    const page = await openModels(served);
    const names = ['=HYPERLINK("https://example.org")', "+1", "-1", "@SUM(A1)", 'a "quoted", name'];
    for (const name of names) {
      await post(page, "/api/metrics/models", { name, version: "1.0.0", framework: "=X", size: "1MB" });
    }
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByText("19 of 19 models").waitFor();
    await page.getByRole("searchbox").fill("model-1");
    await page.getByText(/^1\d of 19 models/).waitFor();
    const found = rowsOf(await exported(page)).data.filter((row) => row.Framework === "'=X");
    expect(found.map((row) => row["Model name"]?.replace(/^'/, "")).sort()).toEqual(names.sort());
    expect(found.filter((row) => /^[=+\-@]/.test(row["Model name"] ?? ""))).toEqual([]);
  });
});

const TGNN: components["schemas"]["Model"] = {
  id: "model-1",
  name: "TGNN",
  version: "2.1.0",
  status: "production",
  accuracy: 0.94,
  latency: 45,
  throughput: 1500,
  uptime: 99.85,
  framework: "MindSpore",
  size: "2.5GB",
  aiConfidence: 0.92,
  errorRate: 0.001,
  deployedAt: null,
  lastUpdated: "2025-12-01T10:00:00Z",
  lastTestedAt: null,
  previousVersion: null,
  inferenceCount: 1284003,
};

test("lines end as RFC 4180 has it, and what has no value is empty", () => {
  expect(modelsCsv([TGNN])).toBe(
    "Model name,Version,Status,Accuracy (%),Latency (ms),Framework,Uptime (%),id,throughput,size,aiConfidence," +
      "errorRate,inferenceCount,deployedAt,lastUpdated,lastTestedAt,previousVersion\r\n" +
      "TGNN,2.1.0,production,94,45,MindSpore,99.85,model-1,1500,2.5GB,0.92,0.001,1284003,,2025-12-01T10:00:00Z,,\r\n",
  );
});

test.each(["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "=1\n+2"])("a cell %j is kept a text", (name) => {
  const text = modelsCsv([{ ...TGNN, name }]);
  expect(text).toContain(`\r\n"'${name}",`);
  expect(rowsOf(text).data[0]?.["Model name"]).toBe(`'${name}`);
});
