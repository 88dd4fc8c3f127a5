import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeFolder } from "../store/temporary-folder.ts";

const FOLDER = import.meta.dirname;
const pages = ["library.md", "msw.md", "verify.md"].map((name) =>
  readFileSync(join(FOLDER, "../../docs", name), "utf8"),
);

/** Each example of the pages, with what is shown as its output. */
const examples = [
  ...pages
    .join("\n")
    .matchAll(/^```ts\n(\/\/ (\S+)\n[^]*?)^```\n(?:\n```console\n\$ node (\S+)\n([^]*?)^```\n)?/gm),
].map(([, code = "", name = "", run, output]) => ({ code, name, run, output }));
const runnable = examples.filter(({ run }) => run !== undefined);

test("the pages show every example", () => {
  const files = readdirSync(FOLDER).filter((name) => /^(?!examples)[a-z-]+(\.test)?\.ts$/.test(name));
  expect(examples.map(({ name }) => name).sort()).toEqual(files.sort());
  expect(pages.join("\n").match(/^```ts$/gm)).toHaveLength(examples.length);
});

test.each(examples)("$name is the file of that name", ({ code, name }) => {
  expect(code).toBe(readFileSync(join(FOLDER, name), "utf8"));
});

test.each(runnable)("$name prints what its page says", async ({ name, run, output }) => {
  expect(run).toBe(name);
  const env = { ...process.env, TMPDIR: await makeFolder() };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [name], { cwd: FOLDER, env });
  expect({ stdout, stderr }).toEqual({ stdout: output, stderr: "" });
});
