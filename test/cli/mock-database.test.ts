import { expect, test } from "vitest";
import { databaseOfFile, newSchema } from "../postgres/database.ts";
import { listen, run } from "./command.ts";
import { makeFiles, THINGS } from "./files.ts";

/** A document whose paths form a collection. */
const NOTES = JSON.stringify({
  openapi: "3.1.1",
  info: { title: "Notes", version: "1.0.0" },
  paths: {
    "/notes": {
      get: { responses: { 200: notes({ type: "array", items: { $ref: "#/components/schemas/Note" } }) } },
      post: {
        requestBody: notes({ $ref: "#/components/schemas/Note" }),
        responses: { 201: notes({ $ref: "#/components/schemas/Note" }) },
      },
    },
    "/notes/{id}": {
      get: {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: { 200: notes({ $ref: "#/components/schemas/Note" }), 404: { description: "None." } },
      },
    },
  },
  components: {
    schemas: { Note: { type: "object", properties: { id: { type: "string" }, text: { type: "string" } } } },
  },
});

function notes(schema: object) {
  return { description: "Notes.", content: { "application/json": { schema } } };
}

test("mocks that share a database answer as one, remember what was made, and tell their figures of it", async () => {
  const cwd = await makeFiles({ "notes.json": NOTES });
  const schema = newSchema();
  const store = `${await databaseOfFile()}?schema=${schema}`;
  const flags = ["mock", "notes.json", "--stateful", "--store", store];
  const servers = await Promise.all([listen(flags, { cwd }), listen(flags, { cwd })]);
  const [one, other] = servers.map(({ url }) => url);
  const made = await fetch(`${one}/notes`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text: "kept" }),
  });
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  expect(await (await fetch(`${other}/notes/${id}`)).json()).toMatchObject({ text: "kept" });
  expect(JSON.stringify(servers.map(({ facts }) => facts))).toContain(`schema ${schema}`);

  const lines = (await (await fetch(`${one}/__contract/metrics`)).text()).split("\n");
  const figure = (name: string) =>
    lines.filter((line) => line.startsWith(`contract_server_store_${name}`)).join("\n");
  // A task by the clock may have changed something as well.
  expect(figure("changes_total")).toMatch(/\{document="notes"\} [1-9]$/);
  expect(figure("commit_duration_seconds_count")).toMatch(/ [1-9]$/);
  expect(figure("transaction_duration_seconds_count")).toMatch(/ [1-9]\d*$/);
  expect(figure("transactions_run_again_total")).toMatch(/ \d+$/);
  expect(figure("connections{")).toMatch(/state="used"\} \d+\n.*state="idle"\} \d+$/);
  expect(figure("connections_most")).toMatch(/ 10$/);
  expect(figure("connections_awaited")).toMatch(/ 0$/);

  for (const { child, ended } of servers) {
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
  }
  const again = await listen(flags, { cwd });
  expect(await (await fetch(`${again.url}/notes`)).json()).toContainEqual({ id, text: "kept" });
});

test.each([
  ["without --stateful", ["--store", "postgres://h/d"], "--store keeps what --stateful remembers; give both"],
  [
    "together with a folder",
    ["--stateful", "--store", "postgres://h/d", "--data", "d"],
    "cannot be used with option",
  ],
  [
    "of another kind",
    ["--stateful", "--store", "mysql://me:secret@h/d"],
    "a store is named like postgres://",
  ],
  [
    "without a database in it",
    ["--stateful", "--store", "postgres://me:secret@h"],
    "a store is named like postgres://",
  ],
])("a store %s is refused in one line", async (_, flags, line) => {
  const { code, stdout, stderr } = await run(["mock", "a.json", ...flags], {
    cwd: await makeFiles({ "a.json": THINGS }),
  });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr.trimEnd().split("\n")).toEqual([expect.stringContaining(line)]);
  expect(stderr).not.toContain("secret");
});
