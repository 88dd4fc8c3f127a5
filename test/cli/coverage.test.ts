import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { SavedCoverage } from "../../src/coverage/coverage-file.ts";
import { openPage } from "../adapters/pages/browser.ts";
import { sendJson, startUpstream } from "../forward/beside.ts";
import { listen, run, serve } from "./command.ts";
import { makeFiles, THINGS } from "./files.ts";

const PETS = "test/pets/openapi.yaml";

/** What `coverage --format json` says. */
async function coverageOf(...args: readonly string[]): Promise<SavedCoverage> {
  const { stdout, stderr, code } = await run(["coverage", ...args, "--format", "json"]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout) as SavedCoverage;
}

test("a session that a browser has recorded counts, and what is not the contract's is told in one line", async () => {
  const folder = await makeFiles({});
  const har = join(folder, "session.har");
  const { url } = await serve([PETS, "--ephemeral", "--prefix", "/api"]);
  const page = await openPage({ recordHar: { path: har, content: "embed", mode: "full" } });
  await page.goto(url);
  await page.evaluate(async () => {
    const json = { "Content-Type": "application/json" };
    const cat = JSON.stringify({ name: "Mia", kind: "cat", born: "2021-05-04" });
    await fetch("/api/pets?limit=100");
    await fetch("/api/pets?limit=101");
    await fetch("/api/pets", { method: "POST", headers: json, body: cat });
    await fetch("/api/pets", { method: "POST", headers: json, body: JSON.stringify({ kind: "cow" }) });
    await fetch("/api/pets/pet-1");
    await fetch("/api/cats");
  });
  await page.context().close();
  const { stdout, stderr, code } = await run([
    ...["coverage", PETS, "--prefix", "/api", "--har", har, "--format", "json"],
  ]);
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /session\.har: 5 of \d+ requests are the contract's, \d+ are not below \/api, 1 ask for/,
  );
  const { coverage, record } = JSON.parse(stdout) as SavedCoverage;
  expect(coverage.operations).toEqual({ covered: 3, total: 6 });
  const limit = "/paths/~1pets/get/parameters/1/schema";
  expect(record.listPets?.kept).toEqual(expect.arrayContaining([`${limit}/maximum`, `${limit}/minimum`]));
  expect(record.listPets?.broken).toEqual([`${limit}/maximum`]);
  expect(record.createPet?.broken).toEqual(
    expect.arrayContaining(["/components/schemas/Kind/enum", "/components/schemas/NewPet/required/0"]),
  );
  expect(record.createPet?.exercised).toContain(
    "/paths/~1pets/post/requestBody/content/application~1json/examples/a-cat",
  );
  expect(record.getPet?.exercised).toContain("/paths/~1pets~1%7BpetId%7D/get/responses/200");
});

test("a server with --coverage tells what it has seen, and begins anew when it is asked to", async () => {
  const { url } = await serve([PETS, "--ephemeral", "--coverage"]);
  await fetch(`${url}/pets?limit=1`);
  const { coverage } = await coverageOf(PETS, "--from", url);
  expect(coverage.operations.covered).toBe(1);
  expect(coverage.perOperation.find(({ operationId }) => operationId === "listPets")?.asked).toBe(1);
  expect((await fetch(`${url}/__contract/coverage`, { method: "DELETE" })).status).toBe(204);
  expect((await coverageOf(PETS, "--from", `${url}/__contract/coverage`)).coverage.overall.covered).toBe(0);
});

test("the coverage is for this machine, or for who has the admin token", async () => {
  const { url } = await serve([PETS, "--ephemeral", "--coverage"], { env: { ADMIN_TOKEN: "right-token" } });
  const ask = async (headers: Record<string, string>) =>
    (await fetch(`${url}/__contract/coverage`, { headers })).status;
  expect(await ask({})).toBe(200);
  expect(await ask({ Origin: "https://evil.example" })).toBe(401);
  expect(await ask({ Origin: "https://evil.example", "X-Admin-Token": "right-token" })).toBe(200);
  const refused = await run(["coverage", PETS, "--from", url], { env: { ADMIN_TOKEN: "wrong-token" } });
  expect(refused).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("give it in ADMIN_TOKEN") as string,
  });
});

test("what servers have saved is taken together, and is what one of them would have seen", async () => {
  const folder = await makeFiles({});
  const files = [join(folder, "mock.json"), join(folder, "serve.json")] as const;
  const mock = await listen(["mock", PETS, "--coverage-file", files[0]]);
  await fetch(`${mock.url}/pets`);
  const served = await serve([PETS, "--ephemeral", "--coverage-file", files[1]]);
  await fetch(`${served.url}/shelters`);
  for (const { child, ended } of [mock, served]) {
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 0 });
  }
  const { coverage } = await coverageOf(PETS, "--from", files[0], "--from", files[1]);
  expect(coverage.operations.covered).toBe(2);
  const merged = join(folder, "merged.json");
  await writeFile(merged, JSON.stringify(await coverageOf(PETS, "--from", files[1], "--from", files[0])));
  expect((await coverageOf(PETS, "--from", merged)).coverage).toEqual(coverage);
});

test("what a backend answers is covered, and what is answered in its place", async () => {
  const folder = await makeFiles({
    "things.json": JSON.stringify({
      ...(JSON.parse(THINGS) as object),
      paths: {
        "/things": {
          get: {
            operationId: "listThings",
            parameters: [{ name: "limit", in: "query", schema: { type: "integer", maximum: 9 } }],
            responses: { 200: { description: "", content: { "application/json": {} } } },
          },
        },
        "/others": { get: { operationId: "listOthers", responses: { 200: { description: "" } } } },
      },
    }),
  });
  const document = join(folder, "things.json");
  const upstream = await startUpstream((request, response) => {
    if (request.url?.startsWith("/things") === true) sendJson(response, 200, ["real"]);
    else sendJson(response, 501, {});
  });
  const { url } = await serve([document, "--forward", upstream.url, "--coverage"]);
  for (const target of ["/things?limit=9", "/things?limit=10", "/others"]) await fetch(url + target);
  const { record } = await coverageOf(document, "--from", url);
  const limit = "/paths/~1things/get/parameters/0";
  expect(record).toMatchObject({
    listThings: {
      asked: 2,
      exercised: [limit, "/paths/~1things/get/responses/200", expect.stringContaining("/content/")],
      kept: [`${limit}/schema/maximum`, `${limit}/schema/type`],
      broken: [`${limit}/schema/maximum`],
    },
    listOthers: { asked: 1 },
  });
});

test("less than --min is told, and exits with 1", async () => {
  const folder = await makeFiles({});
  const saved = join(folder, "saved.json");
  const record = { listPets: { asked: 1, exercised: [], kept: [], broken: [] } };
  await writeFile(saved, JSON.stringify({ record }));
  const enough = await run(["coverage", PETS, "--from", saved, "--min", "0", "--min", "operations=16"]);
  expect(enough).toMatchObject({ code: 0, stderr: "" });
  const less = await run(["coverage", PETS, "--from", saved, "--min", "operations=17", "--never"]);
  expect(less).toMatchObject({
    code: 1,
    stderr: "coverage operations: 16 %, where --min asks for 17 %\n",
  });
  expect(less.stdout).toMatch(/^ {2}operations +1 of 6 +16 %$/m);
  expect(less.stdout).toContain("  createPet: never asked");
});

test("without --coverage there is nothing to be read", async () => {
  const { url } = await serve([PETS, "--ephemeral"]);
  const { code, stderr } = await run(["coverage", PETS, "--from", url]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `contract-server: ${url}/__contract/coverage is not there; start the server with --coverage\n`,
  });
});

test.each([
  [[], "there is no traffic to look at"],
  [["--har", "none.har"], "none.har cannot be read (ENOENT)"],
  [["--har", "package.json"], "package.json is no HAR: it has no list log.entries"],
  [["--from", "none.json"], "none.json cannot be read (ENOENT)"],
  [["--from", "package.json"], "package.json is no coverage that a server has kept"],
  [["--from", "http://127.0.0.1:1"], "nobody answers at http://127.0.0.1:1/__contract/coverage"],
  [["--min", "101"], "whole number of percent to 100"],
  [["--min", "cats=10"], "one of overall, operations"],
])("coverage %j is refused", async (args, message) => {
  const { code, stderr } = await run(["coverage", PETS, ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test("a file that could not be written at the end is refused at the start", async () => {
  const folder = await makeFiles({});
  const { code, stderr } = await run(["mock", PETS, "--coverage-file", join(folder, "none", "x.json")]);
  expect(code).toBe(2);
  expect(stderr).toContain("cannot be written (ENOENT); name a file in a folder that is there");
});

test("several documents have no file together, and each a page of its own", async () => {
  const folder = await makeFiles({ "things.json": THINGS });
  const documents = [PETS, join(folder, "things.json")];
  const { code, stderr } = await run(["mock", ...documents, "--coverage-file", "x.json"]);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("--coverage-file is about one") as string,
  });
  const { url } = await listen(["mock", ...documents, "--coverage"]);
  const { title } = (await (await fetch(`${url}/__contract/things/coverage`)).json()) as SavedCoverage;
  expect(title).toBe("Things");
});

test("a file that has changed is gone on with", async () => {
  const text = await readFile(PETS, "utf8");
  const folder = await makeFiles({ "pets.yaml": text });
  const document = join(folder, "pets.yaml");
  const { url, log } = await listen(["mock", document, "--coverage", "--watch"]);
  await fetch(`${url}/shelters`);
  await writeFile(document, text.replace("title: Pets", "title: Cats"));
  await expect
    .poll(() => log.some(({ msg }) => msg === "files have changed: taken anew"), { timeout: 20_000 })
    .toBe(true);
  await fetch(`${url}/pets`);
  const { coverage } = await coverageOf(document, "--from", url);
  expect(coverage.operations.covered).toBe(2);
});
