import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startUpstream } from "../forward/beside.ts";
import { run } from "./command.ts";
import { makeFiles } from "./files.ts";
import { answerNotes, answerNumbers, NOTES } from "./notes-provider.ts";

const FILES = { "notes.json": JSON.stringify(NOTES), file: "none", "api/notes.json": JSON.stringify(NOTES) };
const QUICK = ["--phases", "examples"];

async function reporting(...flags: string[]) {
  const cwd = await makeFiles(FILES);
  const { url, seen } = await startUpstream(answerNumbers);
  const verify = (env: Readonly<Record<string, string>> = {}, folder = cwd) =>
    run(["verify", "notes.json", "--url", url, ...QUICK, ...flags], { cwd: folder, env });
  return { cwd, seen, verify };
}

test("each form is a file in the folder, and it is told where", async () => {
  const { cwd, verify } = await reporting("--report", "junit,html,json", "--report", "markdown");
  const { code, stderr } = await verify();
  expect(code).toBe(1);
  expect((await readdir(join(cwd, "reports"))).sort()).toEqual([
    "verify-junit.xml",
    "verify.html",
    "verify.json",
    "verify.md",
  ]);
  expect(stderr).toContain(`html: ${join("reports", "verify.html")}\n`);
  const json = JSON.parse(await readFile(join(cwd, "reports/verify.json"), "utf8")) as object;
  expect(json).toMatchObject({ version: 1, passed: false, end: "all-sent" });
});

test("a folder that cannot be made is told before anything is sent", async () => {
  const { seen, verify } = await reporting("--report", "json", "--report-dir", "file/reports");
  const { code, stderr } = await verify();
  expect([code, seen]).toEqual([2, []]);
  expect(stderr).toContain("cannot be written (ENOTDIR); give another --report-dir");
});

test("a form that there is not is refused with those that there are", async () => {
  const { verify } = await reporting("--report", "pdf");
  const { code, stderr } = await verify();
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('There is no report "pdf"; there are junit, html, json, markdown, github.'),
  ]);
});

test("GitHub gets annotations with paths of its repository, and the summary on the page of the run", async () => {
  const { cwd, verify } = await reporting("--report", "github");
  const env = { GITHUB_WORKSPACE: cwd, GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
  const { stdout } = await verify(env, join(cwd, "api"));
  expect(stdout).toMatch(/^::error file=api\/notes\.json,line=\d+,col=\d+,title=body-valid::GET \/notes: /m);
  expect(await readFile(join(cwd, "summary.md"), "utf8")).toMatch(/^## ❌ /);
  expect(await readdir(cwd)).not.toContain("reports");
});

test("there are no colours where there is no terminal, and with --verbose each operation is listed", async () => {
  const cwd = await makeFiles(FILES);
  const { url } = await startUpstream(answerNotes);
  const { code, stdout } = await run(["verify", "notes.json", "--url", url, ...QUICK, "--verbose"], { cwd });
  expect(code).toBe(0);
  expect(stdout).not.toContain("\u001b");
  expect(stdout).toMatch(/✓ GET \/notes .*\n✓ GET \/colours /);
});
