import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readOptions } from "../../bench/options.ts";

const RUN = join(import.meta.dirname, "../../bench/run.ts");

test("without options everything is measured", () => {
  const { isWhole, selection } = readOptions([]);
  expect(isWhole).toBe(true);
  expect(selection).toEqual({});
});

test("a choice is repeatable, in upper or lower case, and makes a run partial", () => {
  const { isWhole, selection } = readOptions(["--only", "mock", "--only", "START", "--beside", "prism"]);
  expect(isWhole).toBe(false);
  expect(selection).toEqual({ experiments: ["mock", "start"], peers: ["Prism"] });
});

test.each([
  ["an unknown flag", ["--round", "3"], "unknown option '--round'\n(Did you mean --rounds?)"],
  ["no round", ["--rounds", "0"], "It is a whole number from 1."],
  ["half a second", ["--seconds", "0.5"], "It is a whole number from 1."],
  ["an unknown experiment", ["--only", "list"], "It is one of: mock, generated, serve-list"],
  ["an unknown peer", ["--beside", "wiremock"], "It is one of: Prism, Scalar, Mockoon"],
])("%s is told with the way out, and nothing is measured", (_, args, message) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, ...args], { encoding: "utf8" });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});
