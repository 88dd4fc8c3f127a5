import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listen, run } from "./command.ts";
import { makeFiles } from "./files.ts";

const content = (example: unknown) => ({ "application/json": { example } });

/** A document under a base path, one of whose operations has no id, and with a part outside of its folder. */
const FILES = {
  "api/a.json": JSON.stringify({
    openapi: "3.1.1",
    info: { title: "Things", version: "1" },
    servers: [{ url: "https://example.com/v1" }],
    paths: {
      "/things": { get: { responses: { 200: { description: "All.", content: content(["a"]) } } } },
      "/parts": { get: { operationId: "listParts", responses: { 200: { $ref: "../shared.json" } } } },
    },
  }),
  "shared.json": JSON.stringify({ description: "All.", content: content(["part"]) }),
  "first.json": overlay("$.paths['/things'].get.responses['200']", { content: content(["first"]) }),
  "second.json": overlay("$.paths['/things'].get", { operationId: "second" }),
};

function overlay(target: string, update: object): string {
  const info = { title: "Changes", version: "1" };
  return JSON.stringify({ overlay: "1.0.0", info, actions: [{ target, update }] });
}

const EXTERNAL = "--allow-external-refs";

describe.each(["mock", "serve"])("%s", (command) => {
  test("serves under the path, and with the references and overlays, that were asked for", async (context) => {
    const cwd = await makeFiles(FILES, context);
    const find = async (path: string, ...flags: string[]) => {
      const { url, child } = await listen([command, "api/a.json", EXTERNAL, ...flags], { cwd });
      const response = await fetch(url + path);
      const found: unknown = response.ok ? await response.json() : response.status;
      child.kill("SIGKILL");
      return found;
    };
    expect(await find("/v1/parts")).toEqual(["part"]);
    expect(await find("/x/things", "--prefix", "/x")).toEqual(["a"]);
    expect(await find("/v1/things", "--prefix", "/x")).toBe(404);
    expect(await find("/things", "--no-base-path")).toEqual(["a"]);
    const overlays = ["--overlay", "first.json", "--overlay", "second.json", "--strict"];
    expect(await find("/v1/things", ...overlays)).toEqual(["a", "first"]);
  });

  test("says what is not to be served", async (context) => {
    const cwd = await makeFiles(FILES, context);
    const fail = async (...flags: string[]) => {
      const { code, stdout, stderr } = await run([command, "api/a.json", ...flags], { cwd });
      expect([code, stdout]).toEqual([2, ""]);
      return stderr;
    };
    expect(await fail()).toContain("leads out of the document's folder");
    expect(await fail(EXTERNAL, "--strict")).toContain("#/paths/~1things/get: has no operationId");
    expect(await fail(EXTERNAL, "--overlay", "none.json")).toContain("the overlay none.json cannot be read");
    expect(await fail("--prefix", "/x", "--no-base-path")).toContain("cannot be used with");
  });
});

test.concurrent("bundle and types read a document by the same flags", async (context) => {
  const cwd = await makeFiles(FILES, context);
  const flags = [EXTERNAL, "--strict", "--overlay", "second.json"];
  for (const [command, ...more] of [["bundle", "--format", "json"], ["types"]]) {
    const output = `${String(command)}.out`;
    const { code, stderr } = await run(
      [String(command), "api/a.json", "--output", output, ...more, ...flags],
      { cwd },
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(await readFile(join(cwd, output), "utf8")).toContain("second");
    const refused = await run([String(command), "api/a.json", "--output", output, EXTERNAL, "--strict"], {
      cwd,
    });
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining("has no operationId") as string,
    ]);
  }
});
