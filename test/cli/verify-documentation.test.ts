import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { run } from "./command.ts";
import { makeFiles } from "./files.ts";
import { NOTES } from "./notes-provider.ts";

const page = await readFile("docs/verify.md", "utf8");

test("docs/verify.md tells of each flag, and of none that there is not", async () => {
  const { stdout } = await run(["verify", "--help"]);
  const flags = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag ?? "");
  expect(flags.length).toBeGreaterThan(30);
  expect(
    flags.filter((flag) => flag !== "--help" && !page.includes(`\`${flag}`) && !page.includes(`, ${flag}`)),
  ).toEqual([]);
  const [, table = ""] = /^## Flags$(.*?)^## /ms.exec(page) ?? [];
  const told = [...table.matchAll(/--[a-z][\w-]+/g)].map(([flag]) => flag);
  expect(told.filter((flag) => !flags.includes(flag))).toEqual([]);
});

test("the file for the flags that it shows is one", async () => {
  const [, config = ""] = /```yaml\n(verify:\n.*?)```/s.exec(page) ?? [];
  const document = {
    ...NOTES,
    paths: { ...NOTES.paths, "/events": { get: { operationId: "streamEvents", responses: {} } } },
    security: [{ AdminToken: [] }],
    components: { securitySchemes: { AdminToken: { type: "apiKey", in: "header", name: "X-Admin-Token" } } },
  };
  const cwd = await makeFiles({ "openapi.yaml": JSON.stringify(document), "contract-server.yaml": config });
  const env = { ADMIN_TOKEN: "hush-hush" };
  const { code, stdout } = await run(["verify", "--dry-run"], { cwd, env });
  expect(code).toBe(0);
  expect(stdout).toContain("--header 'x-tenant: 7'");
  expect(stdout).toContain("--header 'x-admin-token: ***'");
  expect(stdout).not.toContain("streamEvents");
});
