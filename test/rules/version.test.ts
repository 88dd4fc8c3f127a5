import { expect, test } from "vitest";
import { nextVersion } from "../../handlers/rules/version.ts";

test.each([
  ["2.1.4", "minor", "2.2.0"],
  ["2.1.4", "patch", "2.1.5"],
  ["0.9.0", "minor", "0.10.0"],
  ["1.0.9-rc.1+build.5", "patch", "1.0.10"],
] as const)("after %s a %s step comes to %s", (version, step, next) => {
  expect(nextVersion(version, step)).toBe(next);
});

test("a text that is no version is not guessed at", () => {
  expect(() => nextVersion("latest", "minor")).toThrow('"latest" is not a version like 2.1.0.');
});
