import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listen, run } from "./command.ts";
import { makeFiles } from "./files.ts";

const PETS = "test/pets/openapi.yaml";
const pets = (...names: string[]) => ({
  collections: {
    "/pets": names.map((name, at) => {
      const id = `pet-${at + 1}`;
      return { key: id, scope: "", item: { id, name, kind: "cat" } };
    }),
  },
});

const FILES = {
  "empty.json": JSON.stringify(pets()),
  "busy.yaml": JSON.stringify(pets("Mia", "Leo")),
  "broken.json": "{",
  "no-state.json": "[]",
  "unfit.json": JSON.stringify({ collections: { cars: [] } }),
  "notes.txt": "not a scenario",
};

async function start(...flags: string[]) {
  const scenarios = await makeFiles(FILES);
  const { url } = await listen(["mock", PETS, "--stateful", "--scenarios", scenarios, ...flags]);
  const page = `${url}/__contract/scenario`;
  return {
    url,
    scenarios,
    list: async () => (await (await fetch(page)).json()) as { current: string | null; scenarios: string[] },
    switchTo: async (body: unknown, headers: Record<string, string> = {}) => {
      const response = await fetch(page, { method: "POST", body: JSON.stringify(body), headers });
      return {
        status: response.status,
        body: (await response.json()) as { detail?: string; current?: string },
      };
    },
    names: async () => {
      const { pets: all } = (await (await fetch(`${url}/pets`)).json()) as { pets: { name: string }[] };
      return all.map(({ name }) => name);
    },
  };
}

test("a running server is switched from state to state, and back to what it began with", async () => {
  const { url, list, switchTo, names } = await start();
  const first = await names();
  expect((await list()).current).toBeNull();
  expect(await switchTo({ name: "busy" })).toMatchObject({ status: 200, body: { current: "busy" } });
  expect(await names()).toEqual(["Mia", "Leo"]);
  await switchTo({ name: "empty" });
  expect(await names()).toEqual([]);
  await fetch(`${url}/__contract/reset`, { method: "POST" });
  expect(await names()).toEqual(first);
  expect(await list()).toEqual({
    current: null,
    scenarios: ["broken", "busy", "empty", "no-state", "unfit"],
  });
});

test("the state of a server is a scenario, as soon as it is a file", async () => {
  const { url, scenarios, switchTo, names } = await start("--scenario", "busy");
  const state = await (await fetch(`${url}/__contract/state`)).text();
  await writeFile(join(scenarios, "kept.json"), state);
  await switchTo({ name: "empty" });
  expect(await switchTo({ name: "kept" })).toMatchObject({ status: 200 });
  expect(await names()).toEqual(["Mia", "Leo"]);
  expect(await readFile(join(scenarios, "kept.json"), "utf8")).toBe(state);
});

test.each([
  [{ name: "lazy" }, 404, 'No scenario is called "lazy"; there are broken, busy, empty, no-state, unfit.'],
  [{ name: "../../package" }, 404, "No scenario is called"],
  [{ name: "broken" }, 422, "broken.json:1:2"],
  [{ name: "no-state" }, 422, "is no state"],
  [{ name: "unfit" }, 422, 'has a collection "cars", which is not defined'],
  [{}, 422, "Say which scenario"],
])("%j is refused, and nothing changes", async (body, status, detail) => {
  const { switchTo, names } = await start("--scenario", "busy");
  const refused = await switchTo(body);
  expect(refused.status).toBe(status);
  expect(refused.body.detail).toContain(detail);
  expect(await names()).toEqual(["Mia", "Leo"]);
});

test("a page from elsewhere may not switch", async () => {
  const { switchTo, list } = await start();
  expect((await switchTo({ name: "busy" }, { Origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await list()).current).toBeNull();
});

test.each([
  [["--stateful", "--scenario", "none"], "no scenario is called none"],
  [["--scenario", "busy"], "scenarios are states of what --stateful remembers"],
])("%j is told at the start", async (flags, message) => {
  const { code, stderr } = await run(["mock", PETS, ...flags]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
