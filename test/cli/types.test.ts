import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Options } from "prettier";
import { format } from "prettier";
import { expect, test } from "vitest";
import { makeFolder } from "../store/temporary-folder.ts";
import { run } from "./command.ts";
import { makeFiles } from "./files.ts";

test.each([
  ["openapi.yaml", "handlers/contract.gen.ts", ["--enum-values"]],
  ["test/pets/openapi.yaml", "test/pets/contract.gen.ts", []],
  ["test/library/openapi.yaml", "test/library/contract.gen.ts", []],
])("the types of %s are those of the document", async (document, file, flags) => {
  expect(await run(["types", document, ...flags, "--output", file, "--check"])).toEqual({
    code: 0,
    stdout: "",
    stderr: "",
  });
});

test("the values of enums are written where they are asked for", async () => {
  const file = join(await makeFolder(), "contract.gen.ts");
  const types = ["types", "openapi.yaml", "--output", file];
  await run(types);
  expect(await readFile(file, "utf8")).not.toContain("modelStatusValues");
  expect((await run([...types, "--enum-values", "--check"])).code).toBe(1);
  await run([...types, "--enum-values"]);
  const { modelStatusValues } = (await import(file)) as { modelStatusValues: unknown };
  expect(modelStatusValues).toEqual(["production", "staging", "development", "archived"]);
});

test("types are written, and a file that is not fresh is told", async () => {
  const file = join(await makeFolder(), "new/contract.gen.ts");
  const types = ["types", "test/pets/openapi.yaml", "--output", file];
  const stale = `contract-server: ${file} is not what test/pets/openapi.yaml says; run this command without --check\n`;
  expect(await run([...types, "--check"])).toEqual({ code: 1, stdout: "", stderr: stale });
  expect((await run(types)).code).toBe(0);
  expect(await readFile(file, "utf8")).toMatch(
    /^\/\/ Made from openapi.yaml by `contract-server types`[^]*getPet: \{/,
  );
  expect((await run([...types, "--check"])).code).toBe(0);
  await writeFile(file, "// changed by hand\n");
  expect(await run([...types, "--check"])).toEqual({ code: 1, stdout: "", stderr: stale });
});

test.each<[string, Options]>([
  ["by default", {}],
  [
    "in another style",
    { semi: false, singleQuote: true, useTabs: true, trailingComma: "none", printWidth: 60 },
  ],
])("a file that was formatted %s is fresh, and left as it is", async (_, style) => {
  const file = join(await makeFolder(), "contract.gen.ts");
  const types = ["types", "openapi.yaml", "--output", file];
  await run(types);
  const written = await readFile(file, "utf8");
  const formatted = await format(written, { ...style, parser: "typescript" });
  expect(formatted).not.toBe(written);
  await writeFile(file, formatted);
  expect((await run([...types, "--check"])).code).toBe(0);
  expect((await run(types)).code).toBe(0);
  expect(await readFile(file, "utf8")).toBe(formatted);
  await writeFile(file, formatted.replace("production", "productive"));
  expect((await run([...types, "--check"])).code).toBe(1);
});

test("what is wrong with the document is told, and its types are written all the same", async () => {
  const folder = await makeFiles({
    "faulty.yaml": `
openapi: 3.1.1
info: { title: Faulty, version: "1" }
paths:
  /things:
    get:
      responses:
        "200":
          description: All.
          content: { application/json: { schema: { type: integer }, example: many } }
`,
  });
  const [document, file] = [join(folder, "faulty.yaml"), join(folder, "contract.gen.ts")];
  const { code, stdout, stderr } = await run(["types", document, "--output", file]);
  expect([code, stdout]).toEqual([0, ""]);
  expect(stderr).toMatch(/^warning: .*no operationId.*\nwarning: .*must be integer.*\n$/);
  expect(await readFile(file, "utf8")).toContain("paths");
  expect((await run(["types", document, "--output", file, "--strict"])).code).toBe(2);
});
