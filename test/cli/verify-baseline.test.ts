import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sendJson, startUpstream } from "../forward/beside.ts";
import { run } from "./command.ts";
import { makeFiles } from "./files.ts";
import { answerNotes, answerNumbers, NOTES } from "./notes-provider.ts";

const DOCUMENT = { "notes.json": JSON.stringify(NOTES) };

/** A provider with a fault, in a folder with a baseline that knows of it. */
async function withBaseline() {
  const cwd = await makeFiles(DOCUMENT);
  let answer = answerNumbers;
  const { url } = await startUpstream((request, response) => answer(request, response));
  const verify = (...flags: string[]) => run(["verify", "notes.json", "--url", url, ...flags], { cwd });
  const written = await verify("--baseline", "known.json", "--update-baseline");
  return {
    ...{ cwd, verify, written },
    become: (other: typeof answerNotes) => {
      answer = other;
    },
    read: () => readFile(join(cwd, "known.json"), "utf8"),
  };
}

test("what a baseline knows fails nothing", async () => {
  const { verify, written, read } = await withBaseline();
  expect(written).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/\nknown\.json: 1 known finding, 1 of them new; 0 taken out\n$/) as string,
  });
  expect(JSON.parse(await read())).toEqual({
    version: 1,
    findings: [
      {
        operationId: "listNotes",
        check: "body-valid",
        message: "response 200: body/… must be string",
        phase: "examples",
      },
    ],
  });
  const { code, stdout } = await verify("--baseline", "known.json");
  expect(code).toBe(0);
  expect(stdout).toContain("1. known: response 200: body/… must be string");
  expect(stdout).toContain("1 finding (1 known, 0 new)");
  expect((await verify()).code).toBe(1);
});

test("what it does not know fails, and --max-failures counts that alone", async () => {
  const { verify, become } = await withBaseline();
  become((request, response) => {
    if (request.url?.startsWith("/colours")) sendJson(response, 500, {});
    else answerNumbers(request, response);
  });
  const { code, stdout } = await verify("--baseline", "known.json", "--max-failures", "1");
  expect(code).toBe(1);
  expect(stdout).toMatch(/GET \/colours listColours\n +\d+\. answers with 500/);
  expect(stdout).not.toContain("known: answers with 500");
});

test("what has vanished is told and fails nothing, and an update takes it out", async () => {
  const { verify, become, read } = await withBaseline();
  become(answerNotes);
  const told = "vanished: listNotes: response 200: body/… must be string";
  const { code, stdout } = await verify("--baseline", "known.json");
  expect(code).toBe(0);
  expect(stdout).toContain(told);
  // What is not looked for cannot be told to be gone.
  for (const narrowed of [
    ["--operation", "listColours"],
    ["--phases", "coverage"],
    ["--exclude-checks", "body-valid"],
    ["--mode", "negative"],
  ]) {
    const part = await verify("--baseline", "known.json", "--update-baseline", ...narrowed);
    expect([part.code, part.stdout.includes(told)]).toEqual([0, false]);
    expect(await read()).toContain("body/… must be string");
  }
  const { stderr } = await verify("--baseline", "known.json", "--update-baseline");
  expect(stderr).toMatch(/\nknown\.json: 0 known findings, 0 of them new; 1 taken out\n$/);
  expect(JSON.parse(await read())).toEqual({ version: 1, findings: [] });
});

test("the same findings are the same file, whatever the seed, and with no secret in it", async () => {
  const cwd = await makeFiles(DOCUMENT);
  const { url } = await startUpstream(({ headers }, response) =>
    sendJson(response, 200, { [String(headers["x-token"])]: Date.now() }),
  );
  const write = async (seed: string) => {
    const flags = ["--seed", seed, "-H", "X-Token: hush-hush", "--baseline", "b.json", "--update-baseline"];
    await run(["verify", "notes.json", "--url", url, "--max-examples", "5", ...flags], { cwd });
    return readFile(join(cwd, "b.json"), "utf8");
  };
  const first = await write("1");
  expect(first).toContain("invalid-refused");
  expect(first).not.toContain("hush-hush");
  expect(await write("2")).toBe(first);
});

test.each<[string, string | undefined, string[], string]>([
  ["a missing file", undefined, [], "known.json cannot be read (ENOENT); write it with --update-baseline"],
  ["broken JSON", "{", ["--update-baseline"], "known.json is no baseline: it is not JSON"],
  ["another file", "[]", ["--update-baseline"], "it has no list of findings"],
  ["another version", '{"version":2,"findings":[]}', [], "its version is not 1"],
  [
    "an unknown check",
    '{"version":1,"findings":[{"operationId":"a","check":"b","message":"c","phase":"examples"}]}',
    [],
    "findings/0 has no operationId, check, message and phase that are known",
  ],
])("%s is no baseline: nothing is asked, nothing overwritten", async (_, text, flags, why) => {
  const cwd = await makeFiles({ ...DOCUMENT, ...(text !== undefined && { "known.json": text }) });
  const { url, seen } = await startUpstream(answerNotes);
  const args = ["verify", "notes.json", "--url", url, "--baseline", "known.json", ...flags];
  const { code, stderr } = await run(args, { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
  expect(seen).toEqual([]);
  if (text !== undefined) expect(await readFile(join(cwd, "known.json"), "utf8")).toBe(text);
});

test("an update needs a file that it can write, and a whole run", async () => {
  const { cwd, verify, become, read } = await withBaseline();
  expect(await verify("--update-baseline")).toMatchObject({
    code: 2,
    stderr: "contract-server: --update-baseline writes the file of --baseline; name one\n",
  });
  const before = await read();
  become((_, response) => sendJson(response, 500, {}));
  const early = await verify("--baseline", "known.json", "--update-baseline", "--max-failures", "1");
  expect(early.code).toBe(2);
  expect(early.stderr).toContain("known.json was not written, as --max-failures ended the run early");
  expect(await read()).toBe(before);
  await writeFile(join(cwd, "file"), "");
  const nowhere = await verify("--baseline", "file/known.json", "--update-baseline");
  expect(nowhere.stderr).toMatch(/the baseline file\/known.json cannot be (read|written) \(ENOTDIR\)/);
});
