import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../architecture/source-files.ts";

const [, page = ""] = readFileSync(join(ROOT, "docs/package.md"), "utf8").split("## Licences");
const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
  packages: Record<string, { license?: string; dev?: true; devOptional?: true }>;
};

/** The packages that are installed with this one, by their licences. */
const byLicence = Map.groupBy(
  Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path !== "" && dev !== true && devOptional !== true,
  ),
  ([, { license = "none" }]) => license,
);

/** The rows of the page's table: a licence, and the packages that have it. */
const rows = [...page.matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, licence = "", names = ""]) => ({
  licence,
  names: [...names.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
}));

test("the page lists all licences that come with the package, and no other", () => {
  expect(rows.map(({ licence }) => licence).sort()).toEqual([...byLicence.keys()].sort());
});

test.each(rows.filter(({ licence }) => licence !== "MIT"))(
  "the packages under $licence are those that the page names",
  ({ licence, names }) => {
    const found = (byLicence.get(licence) ?? []).map(([path]) => path.replace(/^.*node_modules\//, ""));
    expect(names.sort()).toEqual([...new Set(found)].sort());
  },
);
