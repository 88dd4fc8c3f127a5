import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { CHECKS } from "../../src/verify/checks/check.ts";
import { startUpstream } from "../forward/beside.ts";
import { BIN, run } from "./command.ts";
import { makeFiles } from "./files.ts";
import { answerNotes, NOTES } from "./notes-provider.ts";

const PETS = "test/pets/openapi.yaml";

test("--dry-run prints each case with its phase, operation and curl line, and asks nobody", async () => {
  const { url, seen } = await startUpstream(answerNotes);
  const cwd = await makeFiles({ "notes.json": JSON.stringify(NOTES) });
  const flags = ["--phases", "examples,coverage", "--operation", "listNotes", "--seed", "1", "--rate", "1"];
  const args = ["verify", "notes.json", "--dry-run", ...flags];
  const { code, stdout, stderr } = await run([...args, "--url", url], { cwd });
  expect([code, stderr, seen]).toEqual([0, "", []]);
  expect(stdout).toContain(`# examples listNotes: a plain request\ncurl '${url}/notes'\n`);
  expect(stdout).toContain(`curl '${url}/notes?limit=11'\n`);
  expect(stdout).toContain(`curl --request DELETE '${url}/notes'\n`);
  const [, cases] =
    /^# (\d+) cases \(1 examples, \d+ coverage\), seed 1; nothing was sent$/m.exec(stdout) ?? [];
  expect(stdout.match(/^curl /gm)).toHaveLength(Number(cases));
  // It can do without a provider, and makes the same cases again.
  const alone = await run(args, { cwd });
  expect(alone.stdout).toBe(stdout.replaceAll(url, "http://localhost"));
});

test("what needs an answer first is not printed, and that is said", async () => {
  const { code, stdout } = await run([
    "verify",
    PETS,
    "--dry-run",
    "--phases",
    "stateful",
    "--url",
    "http://h/v1",
  ]);
  expect(code).toBe(0);
  expect(stdout).toContain("# stateful createPet: create\ncurl --request POST 'http://h/v1/pets'");
  expect(stdout).not.toContain("read what was created");
  expect(stdout).toContain(
    "# of each sequence only the first request is here: the next ones need its answer",
  );
});

test("whoever reads the beginning of it alone is no failure", async () => {
  const child = spawn(process.execPath, [BIN, "verify", PETS, "--dry-run"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const errors: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  const [code] = (await once(child, "close")) as [number];
  expect([code, Buffer.concat(errors).toString()]).toEqual([0, ""]);
});

test("operations that are not there are refused", async () => {
  const { code, stderr } = await run(["verify", PETS, "--dry-run", "--operation", "listDogs"]);
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('the document has no operation "listDogs"; it has'),
  ]);
});

test("--list-checks lists all checks with what each holds", async () => {
  const { code, stdout } = await run(["verify", "--list-checks"]);
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  expect(lines.map((line) => line.split(/ {2,}/))).toEqual(Object.entries(CHECKS));
});
