import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { sourceFiles } from "./source-files.ts";

const own = sourceFiles("src", "handlers", "fixtures", "test", "bench", "packaging", "web/src").filter(
  (file) => !file.endsWith(".gen.ts"),
);
const linesOf = (file: string) => readFileSync(file, "utf8").split("\n").length - 1;

test("no file is longer than 250 lines", () => {
  expect(own.filter((file) => linesOf(file) > 250)).toEqual([]);
});

test("half of the source files have 80 lines or fewer", () => {
  const lengths = own
    .filter((file) => file.startsWith("src/"))
    .map(linesOf)
    .sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
});

test("files are named in kebab-case", () => {
  expect(own.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*\.tsx?$/.test(basename(file)))).toEqual(
    [],
  );
});

test("no folder is a drawer for leftovers", () => {
  expect(own.filter((file) => /(^|\/)(utils?|helpers?|common|services|types)\//.test(file))).toEqual([]);
});

test("nothing branches on NODE_ENV", () => {
  const production = own.filter((file) => !file.startsWith("test/"));
  expect(production.filter((file) => readFileSync(file, "utf8").includes("NODE_ENV"))).toEqual([]);
});

test("no module of ours keeps state at its top level", () => {
  const state = /^(export )?(let|var) /m;
  expect(own.filter((file) => !file.startsWith("test/") && state.test(readFileSync(file, "utf8")))).toEqual(
    [],
  );
});
