import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask } from "../forward/asking.ts";
import { sendJson, startUpstream } from "../forward/beside.ts";
import { run, serve } from "./command.ts";
import { makeFiles, THINGS } from "./files.ts";

test("serve --forward asks the backend, reports, and records what it answers for the next start", async () => {
  const upstream = await startUpstream((_, response) => sendJson(response, 200, ["real"]));
  const folder = await makeFiles({ "things.json": THINGS });
  const document = join(folder, "things.json");
  const record = join(folder, "record");
  const first = await serve([document, "--forward", upstream.url, "--record", record]);
  expect(await ask(`${first.url}/things`)).toMatchObject({ source: "forward", text: '["real"]' });
  const report = await ask(`${first.url}/__contract/report`);
  expect(JSON.parse(report.text)).toMatchObject({ operations: [{ asked: 1, answeredBy: { forward: 1 } }] });
  first.child.kill("SIGTERM");
  expect((await first.ended).code).toBe(0);
  expect(await readdir(record)).toEqual(["things.overlay.json"]);
  expect(await readFile(document, "utf8")).toBe(THINGS);

  const overlay = join(record, "things.overlay.json");
  const second = await serve([document, "--overlay", overlay]);
  const [name = ""] = /listThings-200-\w+/.exec(await readFile(overlay, "utf8")) ?? [];
  const headers = { prefer: `example=${name}` };
  expect(await ask(`${second.url}/things`, { headers })).toMatchObject({ source: "mock", text: '["real"]' });
});

test("serve --forward answers here what the backend does not, --local what it is not asked, --errors refuses", async () => {
  const upstream = await startUpstream(({ url }, response) =>
    sendJson(response, url === "/things" ? 501 : 200, {}),
  );
  const folder = await makeFiles({ "things.json": THINGS });
  const { url, log } = await serve([join(folder, "things.json"), "--forward", upstream.url, "--errors"]);
  expect(await ask(`${url}/things`)).toMatchObject({ source: "mock", backend: "501", text: '["a"]' });
  expect(await ask(`${url}/elsewhere`)).toMatchObject({ status: 404, source: "engine" });
  const local = await serve([
    join(folder, "things.json"),
    "--forward",
    upstream.url,
    "--local",
    "listThings",
  ]);
  expect(await ask(`${local.url}/things`)).toMatchObject({ source: "mock", backend: null });
  expect(upstream.seen).toHaveLength(1);
  expect(log).toContainEqual(
    expect.objectContaining({ operationId: "listThings", source: "mock", status: 200 }),
  );
});

test("with --watch, what is known of the backend is kept when the document is taken anew", async () => {
  let isThere = true;
  const upstream = await startUpstream((_, response) => {
    if (isThere) sendJson(response, 200, ["real"]);
    else sendJson(response, 404, { detail: "Not Found" });
  });
  const folder = await makeFiles({ "things.json": THINGS });
  const [document, record] = [join(folder, "things.json"), join(folder, "record")];
  const { url, child, ended } = await serve([document, "--forward", upstream.url, "-w", "--record", record]);
  expect(await ask(`${url}/things?a=1`)).toMatchObject({ source: "forward" });
  expect(await ask(`${url}/things`)).toMatchObject({ source: "forward" });
  await writeFile(document, THINGS.replace("All.", "All there are."));
  const description = async () => (await ask(`${url}/openapi.json`)).text;
  await expect.poll(description, { timeout: 15_000 }).toContain("All there are.");
  isThere = false;
  // It has answered before, so that the route is there.
  expect(await ask(`${url}/things`)).toMatchObject({ status: 404, source: "forward" });
  const report = JSON.parse((await ask(`${url}/__contract/report`)).text) as unknown;
  expect(report).toMatchObject({ operations: [{ asked: 3, answeredBy: { forward: 3 } }] });
  child.kill("SIGTERM");
  await ended;
  expect(await readFile(join(record, "things.overlay.json"), "utf8")).toContain("listThings-200-");
});

test.each([
  [["--errors"], "need --forward"],
  [["--record", "x"], "need --forward"],
  [["--forward", "localhost:8000"], "A backend is like http://localhost:8000"],
  [["--forward", "http://me:secret@localhost"], "Leave the credentials out"],
  [["--forward", "http://localhost:1", "--local", "Cats"], "no operation and no tag called Cats"],
  [["--forward", "http://localhost:1", "--forward-timeout", "0"], "whole number of milliseconds"],
  [["--overlay", "nowhere.yaml"], "the overlay nowhere.yaml cannot be read (ENOENT)"],
  [["--overlay", "things.json"], "is no overlay that can be used"],
])("serve %j cannot be used: %s", async (flags, why) => {
  const cwd = await makeFiles({ "things.json": THINGS });
  const { code, stderr } = await run(["serve", "things.json", "--port", "0", ...flags], { cwd });
  expect(stderr).toContain(why);
  expect(code).toBe(2);
});
