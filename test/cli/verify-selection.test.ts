import { expect, test } from "vitest";
import { startUpstream } from "../forward/beside.ts";
import { run } from "./command.ts";
import { makeFiles } from "./files.ts";
import { answerNotes, NOTES } from "./notes-provider.ts";

/** Sends the examples alone: one request for each operation. */
async function verify(at: string, servers: readonly string[], ...flags: string[]) {
  const document = { ...NOTES, servers: servers.map((url) => ({ url })) };
  const cwd = await makeFiles({ "notes.json": JSON.stringify(document) });
  const { url, seen } = await startUpstream((request, response) => {
    request.url = request.url?.replace(/^.*\//, "/") ?? "/";
    answerNotes(request, response);
  });
  const args = ["verify", "notes.json", "--url", `${url}${at}`, "--phases", "examples"];
  const outcome = await run([...args, ...flags], { cwd });
  return { ...outcome, lines: seen.map(({ line }) => line).sort() };
}

test.each<[string[], string[]]>([
  [["--operation", "listNotes"], ["GET /notes"]],
  [["--exclude-operation", "listNotes"], ["GET /colours"]],
  [["--include-tag", "Colours"], ["GET /colours"]],
  [["--exclude-tag", "Colours"], ["GET /notes"]],
  [
    ["--include-tag", "Colours", "--operation", "listNotes"],
    ["GET /colours", "GET /notes"],
  ],
  [["--operation", "listNotes", "--operation", "listColours", "--exclude-tag", "Notes"], ["GET /colours"]],
])("%j asks %j", async (flags, lines) => {
  expect(await verify("", [], ...flags)).toMatchObject({ code: 0, lines });
});

test.each([
  [["--operation", "listDogs"], 'the document has no operation "listDogs"; it has listNotes, listColours'],
  [["--exclude-operation", "listDogs"], 'the document has no operation "listDogs"'],
  [["--include-tag", "Dogs"], 'the document has no tag "Dogs"; it has Notes, Colours'],
  [
    ["--exclude-tag", "Notes", "--exclude-tag", "Colours"],
    "no operation is left to be verified; include more",
  ],
])("%j asks nothing, and says why", async (flags, why) => {
  const { code, stdout, stderr, lines } = await verify("", [], ...flags);
  expect([code, stdout, lines]).toEqual([2, "", []]);
  expect(stderr).toContain(why);
});

test.each<[string, string[], string[], string]>([
  ["the path of the document's servers", ["https://api.example.com/v1"], [], "/v1"],
  ["none, where the document has no servers", [], [], ""],
  ["that of --prefix", ["/v1"], ["--prefix", "/v3"], "/v3"],
  ["none with --no-base-path", ["/v1"], ["--no-base-path"], ""],
])("paths begin at %s", async (_, servers, flags, base) => {
  const { code, lines } = await verify("", servers, ...flags);
  expect([code, lines]).toEqual([0, [`GET ${base}/colours`, `GET ${base}/notes`]]);
});

test("the path of --url stands in the place of those of the servers, and --prefix in the place of both", async () => {
  const at = await verify("/v2/", ["/v1"]);
  expect(at).toMatchObject({ code: 0, lines: ["GET /v2/colours", "GET /v2/notes"] });
  const both = await verify("/v2", ["/v1"], "--prefix", "/v3");
  expect(both).toMatchObject({ code: 0, lines: ["GET /v3/colours", "GET /v3/notes"] });
});
