import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import fixtures from "../../fixtures/index.ts";
import service from "../../handlers/index.ts";
import { loadDocument } from "../../src/document/load.ts";
import { collectionsOf, createContract, createMemoryStore } from "../../src/index.ts";
import { asker } from "../contract/pets-contract.ts";
import { ROOT } from "./source-files.ts";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const NOW = new Date("2025-12-15T10:00:00Z");

/** Each `$ curl …` of the page with the answer that is printed below it. */
const calls = [
  ...readme.matchAll(/^\$ curl '?http:\/\/127\.0\.0\.1:4010(\S+?)'?(?: --json '(.+)')?\n(\{.+\})$/gm),
].map(([, target = "", sent, answer = ""]) => ({ target, sent, answer }));

test("the seven calls and a refusal are shown", () => {
  expect(calls).toHaveLength(8);
});

test.each(calls)("$target answers as the page says", async ({ target, sent, answer }) => {
  const { document } = await loadDocument(join(ROOT, "openapi.yaml"));
  const store = createMemoryStore({ collections: collectionsOf(service), seed: fixtures(NOW) });
  const ask = asker(createContract({ document, service, store, clock: () => NOW }));
  const json = sent === undefined ? undefined : (JSON.parse(sent) as unknown);
  const { text } = await ask(json === undefined ? "GET" : "POST", target, { json });
  expect(text).toBe(answer);
});

test("the map names what is there, and all of it", () => {
  const map = readme.split("## Map")[1]?.split("```")[1] ?? "";
  const named = [...map.matchAll(/^(\S+)/gm)].map(([, name = ""]) => name.replace(/\/$/, ""));
  expect(named.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  const folders = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .filter((name) => !["node_modules", "data", "coverage", "test-output", "dist"].includes(name));
  expect(folders.filter((name) => !named.includes(name))).toEqual([]);
});

test.each(["README.md", "ARCHITECTURE.md"])("each page that %s leads to is there", (page) => {
  const links = [...readFileSync(join(ROOT, page), "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
  expect(links.map(([, path = ""]) => path).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test("every dependency has its reason", () => {
  const reasons = readFileSync(join(ROOT, "docs/dependencies.md"), "utf8");
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(ROOT, "package.json"), "utf8"),
  ) as Record<"dependencies" | "devDependencies", Record<string, string>>;
  const names = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith("@types/"),
  );
  expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
});
