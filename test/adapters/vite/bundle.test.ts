import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { ROOT } from "../../architecture/source-files.ts";
import type { Chunk } from "./build-page.ts";
import { buildPage, loadedAtOnce, modulesOf, zippedSize } from "./build-page.ts";

let mocked: readonly Chunk[];
beforeAll(async () => {
  mocked = await buildPage("mocked");
});

test("a page with MSW, all handlers, fixtures and the document is under 200 kB gzipped", () => {
  const atOnce = loadedAtOnce(mocked);
  expect(zippedSize(atOnce)).toBeLessThan(200_000);
  expect(modulesOf(atOnce).join("\n")).toMatch(
    /msw.*\n[^]*handlers\/index\.ts[^]*fixtures\/index\.ts|fixtures/,
  );
});

test("nothing of Node is in it, and nothing that makes code at run time or reads YAML", () => {
  const foreign =
    /__vite-browser-external|node:|\/(buffer|process|stream|path)-?(browserify|shim)|openapi-backend\/|\/ajv\/dist\/(2020|core|compile)|js-yaml|tldts/;
  expect(modulesOf(mocked).filter((module) => foreign.test(module))).toEqual([]);
  expect(mocked.filter(({ code }) => /\bnew Function\b|\beval\(/.test(code)).map(({ name }) => name)).toEqual(
    [],
  );
});

test("what generates values is loaded only when some have to be", () => {
  const generating = /@faker-js|src\/mock\/generate\/(?!random\.)|regexpp/;
  expect(modulesOf(loadedAtOnce(mocked)).filter((module) => generating.test(module))).toEqual([]);
  expect(modulesOf(mocked).some((module) => generating.test(module))).toBe(true);
});

test("none of it is in a production build of a page that does not ask for it", async () => {
  const chunks = await buildPage("plain");
  expect(
    modulesOf(chunks).filter((module) => /^(src|handlers|fixtures)\/|\/msw\/|virtual/.test(module)),
  ).toEqual([]);
  expect(zippedSize(chunks)).toBeLessThan(1000);
});

test("the documentation tells its size as it is", async () => {
  const page = await readFile(join(ROOT, "docs/vite.md"), "utf8");
  const [, told] = /the document is (\d+) kB gzipped/.exec(page) ?? [];
  expect(Math.abs(Number(told) - zippedSize(loadedAtOnce(mocked)) / 1000)).toBeLessThan(5);
});
