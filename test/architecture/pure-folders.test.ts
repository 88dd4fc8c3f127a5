import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PURE_FOLDERS } from "../pure-folders.ts";
import { sourceFiles } from "./source-files.ts";

/** What another test of the same process would feel. */
const LEFT_BEHIND =
  /\bvi\.(use|set|stub|mock|doMock|spyOn|hoisted)|\bprocess\.(on|once|chdir|umask|exitCode|env\.\w+ =[^=])|\b(globalThis|prototype)(\.\w+)+ =[^=]|Object\.(assign|define\w+)\((globalThis|process)/;

test("tests that share a process change nothing of it", () => {
  const files = PURE_FOLDERS.flatMap((folder) => sourceFiles(folder));
  expect(files.length).toBeGreaterThan(150);
  expect(files.filter((file) => LEFT_BEHIND.test(readFileSync(file, "utf8")))).toEqual([]);
});

test("a test that changes its process is known", () => {
  const changing = sourceFiles("test/adapters").filter((file) =>
    LEFT_BEHIND.test(readFileSync(file, "utf8")),
  );
  expect(changing).toContain("test/adapters/task-clock.test.ts");
  expect(changing).toContain("test/adapters/msw/base-url.test.ts");
});
