import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folderOf = (file: string) => file.split("/")[2] ?? "";
const loaded = readFileSync("web/src/frame/pages.ts", "utf8").matchAll(/import\("\.\.\/([\w-]+)\//g);
const pages = new Set([...loaded].map(([, folder]) => folder ?? ""));
const sheets = globSync("web/src/**/*.css").map((file) => ({
  file,
  owner: pages.has(folderOf(file)) ? folderOf(file) : "all pages",
  selectors: selectorsOf(readFileSync(file, "utf8")),
}));

// A page's styles are loaded when it is first shown, and stay: what they say of others' elements depends on the way there.
test("each selector of a page's styles has a class that no other styles have", () => {
  expect(pages.size).toBe(4);
  const owners = Map.groupBy(
    sheets.flatMap(({ owner, selectors }) =>
      selectors.flatMap((selector) => classesOf(selector).map((name) => ({ name, owner }))),
    ),
    ({ name }) => name,
  );
  const isOwn = (name: string) => new Set(owners.get(name)?.map(({ owner }) => owner)).size === 1;
  const strays = sheets
    .filter(({ owner }) => owner !== "all pages")
    .flatMap(({ file, selectors }) =>
      selectors
        .filter((selector) => !classesOf(selector).some(isOwn))
        .map((selector) => `${file}: ${selector}`),
    );
  expect(strays).toEqual([]);
});

/** The selectors of all rules, those within media queries too, each by itself. */
function selectorsOf(css: string): string[] {
  const preludes = css
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "")
    .match(/[^{};]+(?=\{)/g);
  return (preludes ?? [])
    .map((prelude) => prelude.trim())
    .filter((prelude) => !prelude.startsWith("@"))
    .flatMap((prelude) => prelude.split(/,(?![^(]*\))/).map((selector) => selector.trim()));
}

function classesOf(selector: string): string[] {
  return [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name ?? "");
}
