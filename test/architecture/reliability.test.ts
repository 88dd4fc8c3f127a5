import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./source-files.ts";

/** The promises of the page: each with the test that holds it, and its figure. */
const rows = readFileSync(join(ROOT, "docs/reliability.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| (?!promise|---)/.test(line))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test.each(rows)("%s", (promise, holder = "", figure) => {
  const files = [...holder.matchAll(/`((?:test|bench)\/[^`]*)`/g)].map(([, path = ""]) => path);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  expect([promise, figure]).not.toContain("");
});
