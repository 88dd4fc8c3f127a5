import { expect, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import { openPage } from "../adapters/pages/browser.ts";
import { createContract, createServer, mountContract } from "../../src/node.ts";
import { ContractCoverage } from "../../src/coverage/contract-coverage.ts";
import { TrafficReport } from "../../src/forward/report/traffic-report.ts";
import { openModels, servePage } from "./page.ts";

/** What a browser was told that a page may not do, and what the page did all the same. */
async function violationsOf(address: string, paths: readonly string[]): Promise<string[]> {
  const page = await openPage();
  const found: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|Content-Security-Policy/.test(message.text())) found.push(message.text());
  });
  await page.addInitScript(
    `addEventListener("securitypolicyviolation", (event) => console.log("Content-Security-Policy: " + event.violatedDirective + " " + event.blockedURI));`,
  );
  for (const path of paths) {
    const response = await page.goto(address + path, { waitUntil: "networkidle" });
    const policy = response?.headers()["content-security-policy"] ?? "";
    if (!policy.includes("default-src")) found.push(`${path} has no policy`);
    if (/script-src[^;]*'unsafe/.test(policy)) found.push(`${path} may have scripts in it: ${policy}`);
    const inline = await page.locator("script:not([src])").count();
    if (inline > 0) found.push(`${path} has ${inline} scripts in it`);
  }
  return found;
}

const served = servePage("the server");

test("no part of the ModelOps page does what its policy forbids", async () => {
  expect(await violationsOf(served.url(), ["/", "/ids", "/federation", "/metrics"])).toEqual([]);
  const page = await openModels(served);
  expect(
    await page.evaluate(
      "new Promise((resolve) => { addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective)); document.body.append(Object.assign(document.createElement('script'), { textContent: '1' })); })",
    ),
  ).toBe("script-src-elem");
});

test("nor does one of the server's own pages", async () => {
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const contract = createContract({ document });
  const mount = mountContract(contract, {
    report: new TrafficReport(),
    coverage: new ContractCoverage(contract),
  });
  await using server = await createServer([mount]).listen();
  const paths = ["/", "/docs", "/__contract/report", "/__contract/coverage", "/__contract/health"];
  expect(await violationsOf(server.url, paths)).toEqual([]);
});
