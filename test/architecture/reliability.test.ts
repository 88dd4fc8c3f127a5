import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./source-files.ts";

const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object };

/** The promises of the page: each with the test that holds it. */
const rows = readFileSync(join(ROOT, "docs/reliability.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| (?!promise|---)/.test(line))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** Where the test of a name may be, which is short in tables that name many. */
const placesOf = (name: string) => [name, `test/${name}`, `test/${name}.test.ts`];

test.each(rows)("%s", (_, holder = "") => {
  const names = [...holder.matchAll(/`([\w.*-]+\/[^`\s]*)`/g)].map(([, name = ""]) => name);
  const [, script] = /`npm run (\w+)/.exec(holder) ?? [];
  if (script !== undefined) expect(scripts).toHaveProperty(script);
  else expect(names.length).toBeGreaterThan(0);
  const isThere = (name: string) => placesOf(name).some((path) => globSync(path, { cwd: ROOT }).length > 0);
  expect(names.filter((name) => !isThere(name))).toEqual([]);
});
