import { expect, test } from "vitest";
import { startUpstream } from "../forward/beside.ts";
import { run } from "./command.ts";
import { makeFiles } from "./files.ts";
import { answerNotes, answerNumbers, NOTES } from "./notes-provider.ts";

const DOCUMENT = JSON.stringify(NOTES);

test("flags are taken from the section verify of contract-server.yaml, and those given win", async () => {
  const { url, seen } = await startUpstream(answerNotes);
  const cwd = await makeFiles({
    "notes.json": DOCUMENT,
    "contract-server.yaml": `
verify:
  document: notes.json
  url: ${url}
  phases: [examples, coverage]
  checks: status-declared, body-valid
  operation: listNotes
  header: { X-Actor: ci, X-Token: "t-\${TOKEN}" }
  seed: 7
  workers: 1
  no-base-path: true
  update-baseline: false
`,
  });
  const env = { TOKEN: "hush-hush" };
  const { code, stdout } = await run(["verify"], { cwd, env });
  expect([code, stdout]).toEqual([0, expect.stringContaining("seed 7")]);
  expect(stdout).toContain("the contract is kept in 1 operation\n");
  expect(new Set(seen.map(({ line }) => /\/(notes|colours)/.exec(line)?.[1]))).toEqual(new Set(["notes"]));
  expect(seen[0]?.headers).toMatchObject({ "x-actor": "ci", "x-token": "t-hush-hush" });
  const flags = ["--operation", "listColours", "--phases", "examples", "-H", "X-Actor: me"];
  const given = await run(["verify", "notes.json", ...flags], { cwd, env });
  expect(given.stdout).toContain("✓ 1 operation without a finding, 1 case\n");
  expect(seen.at(-1)?.line).toBe("GET /colours");
  const last = seen.at(-1)?.headers ?? {};
  expect([last["x-actor"], last["x-token"]]).toEqual(["me", undefined]);
});

test("--config names another file, in JSON too, and its paths begin at its folder", async () => {
  const { url } = await startUpstream(answerNumbers);
  const finding = {
    ...{ operationId: "listNotes", check: "body-valid", phase: "examples" },
    message: "response 200: body/… must be string",
  };
  const cwd = await makeFiles({
    "ci/notes.json": DOCUMENT,
    "ci/known.json": JSON.stringify({ version: 1, findings: [finding] }),
    "ci/verify.json": JSON.stringify({ verify: { document: "notes.json", url, baseline: "known.json" } }),
    "contract-server.json": "not looked at",
  });
  const { code, stdout } = await run(["verify", "--config", "ci/verify.json", "--phases", "examples"], {
    cwd,
  });
  expect([code, stdout]).toEqual([0, expect.stringContaining("1 known, 0 new")]);
});

test("of two flags that exclude each other, the one that was given wins", async () => {
  const { url, seen } = await startUpstream(answerNotes);
  const ask = async (config: string, ...flags: string[]) => {
    const cwd = await makeFiles({ "notes.json": DOCUMENT, "contract-server.yaml": `verify: ${config}` });
    const about = ["--phases", "examples", "--operation", "listNotes"];
    await run(["verify", "notes.json", "--url", url, ...about, ...flags], { cwd });
    return seen.at(-1)?.line;
  };
  expect(await ask("{ no-base-path: true }", "--prefix", "/v3")).toBe("GET /v3/notes");
  expect(await ask("{ prefix: /v3 }", "--no-base-path")).toBe("GET /notes");
  expect(await ask("{ prefix: /v3 }")).toBe("GET /v3/notes");
});

test("--no-config takes none", async () => {
  const { url } = await startUpstream(answerNotes);
  const cwd = await makeFiles({ "notes.json": DOCUMENT, "contract-server.yml": "verify: { nothing: 1 }" });
  const args = ["verify", "notes.json", "--url", url, "--phases", "examples"];
  expect((await run(args, { cwd })).stderr).toContain('contract-server.yml:1:11: there is no flag "nothing"');
  expect((await run([...args, "--no-config"], { cwd })).code).toBe(0);
});

test.each<[string, string, string]>([
  [
    "an unknown flag",
    "verify:\n  url: http://localhost:1\n  worker: 2\n",
    '3:3: there is no flag "worker"; there are document, url, phases,',
  ],
  ["an unknown section", "verfy: {}\n", '1:1: there is no section "verfy"; there is "verify"'],
  ["a number that is none", "verify:\n  workers: many\n", "2:3: workers: It is a whole number"],
  ["a number too small", "verify:\n  workers: 0\n", "2:3: workers: It is a whole number from 1 on."],
  ["an unknown choice", "verify:\n  mode: some\n", "2:3: mode: Allowed choices are positive, negative, all."],
  [
    "an unknown check",
    "verify:\n  checks: [body-valid, nice]\n",
    '2:3: checks: There is no check "nice"; there are answers,',
  ],
  ["a list for one value", "verify:\n  rate: [1, 2]\n", "2:3: rate: it takes one value, and no list"],
  ["an object for one value", "verify:\n  url: { a: b }\n", "2:3: url: it is a text or a number"],
  ["no value", "verify:\n  seed:\n", "2:3: seed: it has no value"],
  ["a text for yes or no", "verify:\n  strict: sure\n", "2:3: strict: it is true or false"],
  ["a header that is none", "verify:\n  header: [nothing]\n", "2:3: header: A header field is like"],
  [
    "a variable that is not set",
    'verify:\n  auth: ["${NO_SUCH_TOKEN}"]\n',
    "2:3: auth: the environment has no variable NO_SUCH_TOKEN",
  ],
  ["a document that is no text", "verify:\n  document: 1\n", "2:3: document is the name of a file, or a URL"],
  ["a section that is none", "verify: 1\n", '1:1: "verify" is an object of flags'],
  ["a list", "- verify\n", ': a configuration is an object with a section "verify"'],
  ["broken YAML", "verify: [1\n", "contract-server.yaml:2:1: "],
])("%s is refused by its name and place", async (_, text, why) => {
  const { url, seen } = await startUpstream(answerNotes);
  const cwd = await makeFiles({ "notes.json": DOCUMENT, "contract-server.yaml": text });
  const { code, stdout, stderr } = await run(["verify", "notes.json", "--url", url], { cwd });
  expect([code, stdout, seen]).toEqual([2, "", []]);
  expect(stderr).toContain(why);
  expect(stderr).toMatch(/^contract-server: contract-server\.yaml[^\n]+\n$/);
});

test("a file that is not there, and what is needed and nowhere given, are told", async () => {
  const cwd = await makeFiles({ "notes.json": DOCUMENT });
  const told = async (...args: string[]) => (await run(["verify", ...args], { cwd })).stderr;
  expect(await told("--config", "no.yaml")).toContain(
    "the configuration no.yaml cannot be read (ENOENT); name another file by --config",
  );
  expect(await told()).toContain("name the document that the provider shall keep");
  expect(await told("notes.json")).toContain("say where the provider is, like --url http://localhost:8000");
});
