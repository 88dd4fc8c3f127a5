import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importsOf, reachedFrom, sourceFiles } from "./source-files.ts";

const importsInto = (from: readonly string[], target: RegExp, typesToo = true) =>
  from.flatMap((file) =>
    importsOf(file, { typesToo })
      .filter((specifier) => target.test(specifier))
      .map((specifier) => `${file} imports ${specifier}`),
  );

test("the engine imports nothing of the API that it serves", () => {
  expect(importsInto(sourceFiles("src"), /^(handlers|fixtures|web|test|bench)\//)).toEqual([]);
});

test("the engine says no word of the API that it serves", () => {
  const named = sourceFiles("src").filter((file) =>
    /modelops|\bdrift\b|federation|archive[dM]|a\/b test/i.test(readFileSync(file, "utf8")),
  );
  expect(named).toEqual([]);
});

test("nothing that the browser-safe surface reaches needs Node, Express or MSW", () => {
  const { packages } = reachedFrom("src/index.ts");
  expect([...packages].filter((name) => /^(node:|express|msw|pino|cors|commander)/.test(name))).toEqual([]);
});

test("nothing that MSW's handlers reach needs Node or Express", () => {
  const { packages } = reachedFrom("src/msw.ts");
  expect(
    [...packages].filter((name) => /^(node:|express|msw\/node|pino|cors|commander|vitest)/.test(name)),
  ).toEqual([]);
});

test("nothing that a page reaches makes code at run time, nor is it there for servers alone", () => {
  for (const surface of ["src/index.ts", "src/msw.ts", "src/verify.ts"]) {
    const { packages } = reachedFrom(surface, "browser");
    const unwanted = /^(node:|express|pino|cors|commander|openapi-backend|js-yaml|ajv($|\/dist\/2020))/;
    expect([...packages].filter((name) => unwanted.test(name))).toEqual([]);
  }
  const { files } = reachedFrom("src/index.ts", "browser");
  expect(files).toContain("src/contract/in-page/openapi-checks.ts");
});

test("who verifies from a page does not load what makes values before there is something to make", () => {
  const { packages } = reachedFrom("src/verify.ts", "browser", true);
  expect([...packages].filter((name) => /^(@faker-js|fast-check)/.test(name))).toEqual([]);
  expect(reachedFrom("src/index.ts").files).not.toContain("src/verify/verification.ts");
});

test("nothing that handlers or fixtures reach needs Node, Express or MSW", () => {
  const reached = [...sourceFiles("handlers", "fixtures")].flatMap((file) => [...reachedFrom(file).packages]);
  expect(reached.filter((name) => /^(node:|express|msw|pino|cors|commander)/.test(name))).toEqual([]);
});

test("handlers and fixtures use the engine by its public surface alone", () => {
  const deep = importsInto(sourceFiles("handlers", "fixtures"), /^src\/(?!index\.ts$)/);
  expect(deep).toEqual([]);
});

test("what makes code is reached by the name alone that pages have another module for", () => {
  const files = sourceFiles("src/contract", "src/mock", "src/stateful", "src/forward", "src/store");
  const direct = importsInto(files, /^src\/contract\/(openapi-backend|schema-compiler)\.ts$/, false);
  expect(direct).toEqual(["src/contract/openapi-backend.ts imports src/contract/schema-compiler.ts"]);
});

test("one module alone knows openapi-backend", () => {
  expect(new Set(importsInto(sourceFiles("src"), /^openapi-backend$/))).toEqual(
    new Set(["src/contract/openapi-backend.ts imports openapi-backend"]),
  );
});

test("each adapter alone imports its library", () => {
  const others = sourceFiles("src").filter((file) => !file.startsWith("src/adapters/express/"));
  expect(importsInto(others, /^(express|cors|swagger-ui-dist)$/)).toEqual([]);
  const besideMsw = sourceFiles("src").filter((file) => !/^src\/adapters\/(msw|vitest)\//.test(file));
  expect(importsInto(besideMsw, /^(msw|idb-keyval|vitest)(\/|$)/)).toEqual([]);
  const besideMetrics = sourceFiles("src").filter((file) => !file.startsWith("src/adapters/metrics/"));
  expect(importsInto(besideMetrics, /^prom-client$/)).toEqual([]);
  const besideTracing = sourceFiles("src").filter((file) => !file.startsWith("src/adapters/tracing/"));
  expect(importsInto(besideTracing, /^@opentelemetry\//)).toEqual([]);
  const besideVite = sourceFiles("src").filter((file) => !file.startsWith("src/adapters/vite/"));
  expect(importsInto(besideVite, /^vite(\/|$)/)).toEqual([]);
});

test("arrows point down: contract and store know neither adapters nor commands", () => {
  const lower = sourceFiles("src/contract", "src/mock", "src/store");
  expect(importsInto(lower, /^src\/(adapters|cli|verify|document|node\.ts|index\.ts)/)).toEqual([]);
});

test("the store knows nothing above it", () => {
  expect(importsInto(sourceFiles("src/store"), /^src\/(?!(store|figures)\/)/)).toEqual([]);
});

test("figures are known to all that can be measured, and know nothing of it", () => {
  expect(importsInto(sourceFiles("src/figures"), /^(?!src\/figures\/)/)).toEqual([]);
});

test("what is beside a backend, what remembers without code and what verifies needs neither Node nor anything above it", () => {
  const files = sourceFiles("src/forward", "src/overlay", "src/stateful", "src/verify");
  expect(importsInto(files, /^(node:|src\/(adapters|cli|document|node\.ts|index\.ts))/)).toEqual([]);
  const lower = sourceFiles("src/contract", "src/mock", "src/store");
  expect(importsInto(lower, /^src\/(forward|overlay|stateful|verify)\//)).toEqual([]);
});

test("what was exercised is known by the contract alone, and told to whoever asks above it", () => {
  expect(importsInto(sourceFiles("src/coverage"), /^(?!src\/(contract|coverage|markup)\/)/)).toEqual([]);
  const lower = sourceFiles("src/contract", "src/mock", "src/store", "src/forward", "src/document");
  expect(importsInto(lower, /^src\/coverage\//)).toEqual([]);
});

test("comparing contracts needs what reads one, and nothing above it", () => {
  expect(importsInto(sourceFiles("src/diff"), /^(?!src\/(contract|diff|markup)\/)/)).toEqual([]);
  const others = sourceFiles("src/contract", "src/mock", "src/store", "src/document", "src/adapters");
  expect(importsInto(others, /^src\/diff\//)).toEqual([]);
});

test("markup is of texts alone, and knows nothing of what is written in it", () => {
  expect(importsInto(sourceFiles("src/markup"), /^(?!src\/markup\/)/)).toEqual([]);
});
