import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeFolder } from "../store/temporary-folder.ts";

const FOLDER = import.meta.dirname;
const page = readFileSync(join(FOLDER, "../../docs/library.md"), "utf8");

/** Each example of the page, with what is shown as its output. */
const examples = [
  ...page.matchAll(/^```ts\n(\/\/ (\S+)\n[^]*?)^```\n(?:\n```console\n\$ node (\S+)\n([^]*?)^```\n)?/gm),
].map(([, code = "", name = "", run, output]) => ({ code, name, run, output }));
const runnable = examples.filter(({ run }) => run !== undefined);

test("the page shows every example", () => {
  const files = readdirSync(FOLDER).filter((name) => /^[a-z-]+\.ts$/.test(name));
  expect(examples.map(({ name }) => name).sort()).toEqual(files.sort());
  expect(page.match(/^```ts$/gm)).toHaveLength(examples.length);
});

test.each(examples)("$name is the file of that name", ({ code, name }) => {
  expect(code).toBe(readFileSync(join(FOLDER, name), "utf8"));
});

test.each(runnable)("$name prints what the page says", async ({ name, run, output }) => {
  expect(run).toBe(name);
  const env = { ...process.env, TMPDIR: await makeFolder() };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [name], { cwd: FOLDER, env });
  expect({ stdout, stderr }).toEqual({ stdout: output, stderr: "" });
});
