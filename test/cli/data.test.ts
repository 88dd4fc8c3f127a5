import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { ask } from "../../src/cli/files/ask.ts";
import { copyWith, flip, keptIn, makeClinicFolder } from "../store/file/damaged-clinic.ts";
import { contentOf } from "../store/file/clinic-folder.ts";
import { run, serve } from "./command.ts";
import { handlersWith, makeFiles, THINGS } from "./files.ts";

const data = (...args: string[]) => run(["data", ...args]);

const exported = `{ "schemaVersion": 1,
  "counters": {"visits":5},
  "collections": {
    "pets": [
{"id":"first","name":"First","kind":"cat"},
{"id":"a","name":"Pet a","kind":"dog"},
{"id":"b","name":"Pet b","kind":"dog"},
{"id":"c","name":"Pet c","kind":"dog"},
{"id":"d","name":"Pet d","kind":"dog"}
    ],
    "visits": [
{"id":"first","sequence":1,"pet":"first"},
{"id":"a","sequence":2,"pet":"a"},
{"id":"b","sequence":3,"pet":"b"},
{"id":"c","sequence":4,"pet":"c"},
{"id":"d","sequence":5,"pet":"d"}
    ]
  }
}
`;

/** Handlers for what is in the clinic's folder, and for nothing else. */
const CLINIC = `export default {
  handlers: { listThings: () => ({ status: 200, body: ["b"] }) },
  collections: { pets: { id: "id" }, visits: { id: "id" } },
  schemaVersion: 2,
  migrations: { 1: ({ collections, counters }) => ({ collections: { ...collections, pets: collections.pets.map((pet) => ({ ...pet, name: pet.name.toUpperCase() })) }, counters }) },
};`;

describe("data check", () => {
  test("tells what is in sound files, and that they are", async () => {
    const folder = await makeClinicFolder();
    const before = await contentOf(folder);
    const { code, stdout, stderr } = await data("check", folder);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.replace(/\d{4}-\d\d-\d\dT\S+/, "…")).toBe(
      `${folder}: schema version 1, generation 1 in format snapshot-1, begun …
  documents: pets 5, visits 5
  counters: visits 5
  changes: 4 since it began
  snapshot-000001   442 bytes  2 documents
  journal-000001      1.3 kB  4 changes
no fault
`,
    );
    expect(await contentOf(folder)).toEqual(before);
  });

  test("tells each fault with its file and byte, what to do, and has exit code 1", async () => {
    const folder = await copyWith(await makeClinicFolder(), "journal-000001", flip(500));
    const { code, stdout } = await data("check", folder);
    expect(code).toBe(1);
    expect(stdout).toContain("\nfault: journal-000001, byte 384: 321 bytes have been altered since");
    expect(stdout).toContain(
      `\n1 fault: no server starts with this. Put the folder back from a backup, or see what can be saved: contract-server data repair ${folder}\n`,
    );
  });

  test("works beside a server, says that there is one, and does not disturb it", async () => {
    const folder = await makeFiles({ "a.json": THINGS, "handlers/index.ts": handlersWith("") });
    const { url, child } = await serve(["a.json"], { cwd: folder });
    const { code, stdout } = await run(["data", "check"], { cwd: folder });
    expect([code, stdout]).toEqual([0, expect.stringContaining(`note: process ${child.pid} since `)]);
    expect((await fetch(`${url}/things`)).status).toBe(200);
    expect((await data("check", join(folder, "data"))).stdout).toContain("has it in use");
  });

  test.each<[string, Record<string, string>, string]>([
    ["that is not there", {}, "there is no folder data; name the one that serve has as --data"],
    ["without data", { "data/notes.txt": "" }, "There is no data in "],
  ])("of a folder %s is told in one line", async (_, files, message) => {
    const { code, stderr } = await run(["data", "check"], { cwd: await makeFiles(files) });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^contract-server: [^\n]+\n$/)]);
    expect(stderr).toContain(message);
  });
});

describe("data repair", () => {
  test("says what it will lose, and without a terminal does it only when it is told to", async () => {
    const folder = await copyWith(await makeClinicFolder(), "journal-000001", flip(500));
    const before = await contentOf(folder);
    const loss = `fault: journal-000001, byte 384: 321 bytes have been altered since they were written, or were never written
kept: 4 documents, as they were after change 1
lost: 321 bytes of changes (journal-000001, byte 384)
lost: changes 2 to 4, 2 of which can be read
lost: what they made of 2 documents of pets: c, d
lost: what they made of 2 documents of visits: c, d
`;
    const asked = await data("repair", folder);
    expect([asked.code, asked.stdout]).toEqual([2, loss]);
    expect(asked.stderr).toBe(
      "contract-server: nothing was changed, as nobody can be asked here; say --yes to do it all the same\n",
    );
    expect(await contentOf(folder)).toEqual(before);
    const { code, stdout } = await data("repair", folder, "--yes");
    const [kept = ""] = await keptIn(folder);
    expect([code, stdout]).toEqual([
      0,
      `${loss}Repaired. The files as they were are in ${join(folder, kept)}.\n`,
    ]);
    expect((await data("check", folder)).stdout).toMatch(/documents: pets 2, visits 2\n[^]*no fault\n$/);
    expect((await data("repair", folder)).stdout).toBe(
      `${folder} needs no repair: a server starts with it.\n`,
    );
  });

  test.each([
    ["y\n", true],
    ["Yes\n", true],
    ["n\n", false],
    ["\n", false],
    ["", false],
  ])("asks, and takes %j for %s", async (answer, agreed) => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = new PassThrough();
    const asked = ask("Really?", { input, output });
    input.end(answer);
    expect(await asked).toBe(agreed);
    expect(String(output.read())).toContain("Really? [y/N] ");
  });
});

describe("data export and import", () => {
  test("write a state with a document a line, and make it the data of another folder", async () => {
    const folder = await makeClinicFolder();
    const { code, stdout } = await data("export", folder);
    expect([code, stdout]).toEqual([0, exported]);
    const cwd = await makeFiles({
      "handlers/index.ts": CLINIC.replace(/schemaVersion: 2[^]*};/, "schemaVersion: 1 };"),
    });
    await data("export", folder, "--output", join(cwd, "state.json"));
    const imported = await run(["data", "import", "state.json"], { cwd });
    expect([imported.code, imported.stdout]).toEqual([0, "data has 10 documents now.\n"]);
    expect((await data("export", join(cwd, "data"))).stdout).toBe(exported);
  });

  test("bring a state up to the handlers' schema version, which a server takes as a scenario, too", async () => {
    const cwd = await makeFiles({
      "a.json": THINGS,
      "handlers/index.ts": CLINIC,
      "scenarios/busy.json": exported,
    });
    expect((await run(["data", "import", "scenarios/busy.json"], { cwd })).code).toBe(0);
    const again = await run(["data", "export"], { cwd });
    expect(again.stdout).toContain('{ "schemaVersion": 2,');
    expect(again.stdout).toContain('\n{"id":"a","name":"PET A","kind":"dog"},\n');
    const { url } = await serve(["a.json", "--ephemeral", "--scenario", "busy"], { cwd });
    const state = (await (await fetch(`${url}/__contract/state`)).json()) as {
      collections: { pets: object[] };
    };
    expect(state.collections.pets[1]).toEqual({ id: "a", name: "PET A", kind: "dog" });
  });

  test("replace data only when they are told to, and keep its files", async () => {
    const cwd = await makeFiles({ "state.json": exported, "handlers/index.ts": CLINIC });
    const folder = await makeClinicFolder();
    const before = await contentOf(folder);
    const refused = await run(["data", "import", "state.json", folder], { cwd });
    expect([refused.code, refused.stderr]).toEqual([
      2,
      `contract-server: There is data in ${folder} already. Nothing was changed. Say --replace to put this in its place, or name another folder.\n`,
    ]);
    expect(await contentOf(folder)).toEqual(before);
    const { code, stdout } = await run(["data", "import", "state.json", folder, "--replace"], { cwd });
    const [kept = ""] = await keptIn(folder);
    expect([code, stdout]).toEqual([
      0,
      `${folder} has 10 documents now. The files that were there before are in ${join(folder, kept)}.\n`,
    ]);
    expect(await readFile(join(folder, kept, "journal-000001"), "latin1")).toBe(before.get("journal-000001"));
  });

  test.each([
    ["what is no state", "[]", "state.json: is no state; it must be like"],
    ["what is no JSON", "{ collections: [", "state.json:1:"],
    [
      "an unknown collection",
      '{ "collections": { "cats": [] } }',
      'a collection "cats", which is not defined',
    ],
    [
      "an id twice",
      '{ "collections": { "pets": [{ "id": "a" }, { "id": "a" }] } }',
      'two documents "a" in "pets"',
    ],
    ["a document without an id", '{ "collections": { "pets": [{}] } }', 'needs a string as "id"'],
    ["no document", '{ "collections": { "pets": [1] } }', "A document must be an object"],
    [
      "a newer state",
      '{ "schemaVersion": 3, "collections": {} }',
      "of schema version 3, newer than version 2",
    ],
    [
      "a prototype's key",
      '{ "collections": { "pets": [{ "id": "a", "__proto__": {} }] } }',
      "is not allowed",
    ],
  ])("refuse %s in one line, and make no folder", async (_, text, message) => {
    const cwd = await makeFiles({ "state.json": text, "handlers/index.ts": CLINIC });
    const { code, stderr } = await run(["data", "import", "state.json"], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^contract-server: [^\n]+\n$/)]);
    expect(stderr).toContain(message);
    expect((await run(["data", "check"], { cwd })).stderr).toContain("there is no folder data");
  });

  test("say what is missing", async () => {
    const cwd = await makeFiles({});
    expect((await run(["data", "import", "state.json"], { cwd })).stderr).toBe(
      "contract-server: handlers has no index.ts; name the folder of the handlers with --handlers\n",
    );
    await writeFile(join(cwd, "file"), "");
    expect((await run(["data", "export", await makeClinicFolder(), "-o", "file/x"], { cwd })).stderr).toBe(
      "contract-server: file/x cannot be written (ENOTDIR)\n",
    );
  });
});
