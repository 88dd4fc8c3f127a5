import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import type { OpenApiDocument } from "../../../src/index.ts";
import { createServer } from "../../../src/node.ts";
import { createPets } from "../../contract/pets-contract.ts";
import { servePage } from "../msw/page-server.ts";
import { openPage } from "../pages/browser.ts";

const PAGE = join(import.meta.dirname, "page");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-page-"));
  await build({
    ...{ root: PAGE, configFile: false, logLevel: "error" },
    build: {
      ...{ target: "es2024", outDir: folder, emptyOutDir: true },
      rolldownOptions: { input: join(PAGE, "verifying.html") },
    },
  });
  await rename(join(folder, "verifying.html"), join(folder, "index.html"));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

test("a page asks a provider of another origin by its own fetch", async () => {
  const { url, close } = await servePage(folder);
  onTestFinished(close);
  const { contract } = await createPets();
  await using provider = await createServer(contract, { corsOrigins: [new URL(url).origin] }).listen();
  const page = await openPage();
  await page.goto(url);
  await page.waitForFunction(() => Reflect.has(globalThis, "verifyFromPage"));
  const document = parse(await readFile("test/pets/openapi.yaml", "utf8")) as OpenApiDocument;
  const told = await page.evaluate(
    async ([address, given]) => {
      const run = Reflect.get(globalThis, "verifyFromPage") as (
        url: string,
        document: unknown,
      ) => Promise<unknown>;
      return run(address, given);
    },
    [provider.url, document] as const,
  );
  expect(told).toEqual({
    ...{ findings: [], cases: expect.any(Number) as number },
    notes: ["deletePet asks for credentials, and none were given; what it does with them is not tried"],
  });
  expect((told as { cases: number }).cases).toBeGreaterThan(100);
});
