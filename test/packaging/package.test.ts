import { once } from "node:events";
import { cp, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "../cli/command.ts";
import { startReceiver } from "../cli/otlp-receiver.ts";
import { openToReaders, startAsImage } from "./image-process.ts";
import type { Installation } from "./installed-package.ts";
import { installPackage } from "./installed-package.ts";

const BIN = "node_modules/contract-server/dist/src/cli/bin.js";
const TOOLS = join(import.meta.dirname, "../../node_modules");
const LONG = 240_000;

let installed: Installation;
beforeAll(async () => {
  installed = await installPackage();
}, LONG);
afterAll(() => installed.remove());

test("the package has what is built, its page and its licence, and neither sources nor tests", () => {
  const paths = installed.files.map(({ path }) => path);
  for (const needed of [
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "dist/src/cli/bin.js",
    "dist/src/adapters/pages/start/index.html",
    "dist/handlers/index.js",
    "dist/fixtures/index.js",
    "dist/openapi.yaml",
    "dist/web/dist/index.html",
    "dist/web/dist/licenses.md",
  ]) {
    expect(paths).toContain(needed);
  }
  const others = paths.filter(
    (path) => !/^(dist\/.*|LICENSE|(README|CHANGELOG)\.md|package\.json)$/.test(path),
  );
  expect(others).toEqual([]);
  expect(paths.filter((path) => /(?<!\.d)\.tsx?$|\.map$|\.test\.|(^|\/)test\//.test(path))).toEqual([]);
  const size = installed.files.reduce((sum, file) => sum + file.size, 0);
  expect(size).toBeLessThan(8_000_000);
});

test("no file names the folder that it was made in, nor a source map", async () => {
  const made = join(installed.tarball, "..");
  for (const { path } of installed.files) {
    const text = await readFile(join(installed.folder, "node_modules/contract-server", path), "utf8");
    expect(text.includes(made) || text.includes("sourceMappingURL="), path).toBe(false);
  }
});

test("publint has nothing against it", async () => {
  await installed.run(join(TOOLS, ".bin/publint"), "--strict", installed.tarball);
});

test("each entry has its types, whoever looks for them", async () => {
  await installed.run(join(TOOLS, ".bin/attw"), "--profile", "esm-only", installed.tarball);
});

test("the command is there", async () => {
  expect(await installed.run("npx", "contract-server", "--version")).toBe("0.1.0\n");
});

test("it mocks a document, with its pages", async () => {
  const bin = join(installed.folder, BIN);
  const { url } = await listen(["mock", "openapi.yaml"], { cwd: installed.folder, bin });
  expect((await fetch(`${url}/notes/note-1`)).status).toBe(200);
  expect(await (await fetch(`${url}/__contract/`)).text()).toContain("<html");
  expect((await fetch(`${url}/__contract/page/contract/wire/curl-line.js`)).status).toBe(200);
  expect((await fetch(`${url}/__contract/docs/swagger-ui-bundle.js`)).status).toBe(200);
});

test("it serves the API and the page that are in it", async () => {
  const own = join(installed.folder, "node_modules/contract-server/dist");
  const { url } = await listen(["serve", "--ephemeral", "--page", "web/dist"], {
    cwd: own,
    bin: join(installed.folder, BIN),
  });
  const models = await fetch(`${url}/api/metrics/models`);
  expect(models.headers.get("X-Contract-Source")).toBe("handler");
  expect(await (await fetch(url)).text()).toContain('<div id="root">');
});

test("started as the image starts it, it is healthy, writes to /data alone, and ends at SIGTERM", async () => {
  const [app, home] = [join(installed.folder, "node_modules/contract-server"), join(installed.folder, "..")];
  await openToReaders(home);
  const data = join(home, "data");
  const { url, child, checkHealth } = await startAsImage(app, data);
  expect(await checkHealth()).toBe(0);
  const archive = { method: "POST", headers: { "Content-Type": "application/json" } };
  const body = JSON.stringify({ model_id: "model-1" });
  expect((await fetch(`${url}/api/metrics/models/archive`, { ...archive, body })).status).toBe(200);
  expect(await (await fetch(url)).text()).toContain('<div id="root">');
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await checkHealth()).toBe(1);
  expect((await stat(join(data, "journal-000001"))).size).toBeGreaterThan(0);

  // As the image has it: with what sends traces, which the package leaves to whoever wants it.
  await cp(join(TOOLS, "@opentelemetry"), join(installed.folder, "node_modules/@opentelemetry"), {
    recursive: true,
  });
  const receiver = await startReceiver();
  const again = await startAsImage(app, data, { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
  const { models } = (await (await fetch(`${again.url}/api/metrics/models`)).json()) as {
    models: { id: string; status: string }[];
  };
  expect(models.find(({ id }) => id === "model-1")?.status).toBe("archived");
  again.child.kill("SIGTERM");
  expect(await once(again.child, "exit")).toEqual([0, null]);
  expect(receiver.spans.map(({ name }) => name)).toContain("GET /api/metrics/models");
});

test("each entry can be imported", async () => {
  const entries = ["", "/node", "/msw", "/verify", "/vite", "/vitest"].map(
    (name) => `contract-server${name}`,
  );
  const code = `for (const entry of ${JSON.stringify(entries)}) console.log(Object.keys(await import(entry)).length > 0)`;
  expect(await installed.run(process.execPath, "--input-type=module", "--eval", code)).toBe(
    "true\n".repeat(entries.length),
  );
});

test.each([
  ["a project on Node", "server.ts", "nodenext", ["--types", "node"]],
  ["a page", "page.ts", "bundler", ["--module", "esnext", "--types", "contract-server/vite/client"]],
])(
  "%s is compiled with our types, and they are without a fault",
  async (_, file, resolution, flags) => {
    const common = ["--strict", "--noEmit", "--target", "es2024", "--lib", "es2024,esnext.disposable,dom"];
    await installed.run(
      join(TOOLS, ".bin/tsc"),
      ...common,
      ...["--moduleResolution", resolution, ...(resolution === "nodenext" ? ["--module", resolution] : [])],
      ...flags,
      file,
    );
  },
  LONG,
);

test("a page gets by the bundler what is for pages, and no more", async () => {
  const build = `
    import { build } from "vite";
    import { contractServer } from "contract-server/vite";
    const { output } = await build({
      logLevel: "error",
      plugins: [contractServer({ document: "openapi.yaml", serve: false })],
      build: { write: false, lib: { entry: "page.ts", formats: ["es"] } },
    }).then(([built]) => built);
    console.log(Object.keys(output[0].modules).join("\\n"));`;
  const modules = await installed.run(process.execPath, "--input-type=module", "--eval", build);
  expect(modules).toContain("contract-server/dist/src/contract/in-page/openapi-checks.js");
  expect(modules).not.toMatch(/node_modules\/(openapi-backend|express|ajv)\//);
});
