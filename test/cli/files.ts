import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "vitest";
import { onTestFinished } from "vitest";

/** A document with one operation, `listThings`, that has an example. */
export const THINGS = JSON.stringify({
  openapi: "3.1.1",
  info: { title: "Things", version: "2.0.0" },
  paths: {
    "/things": {
      get: {
        operationId: "listThings",
        responses: { 200: { description: "All.", content: { "application/json": { example: ["a"] } } } },
      },
    },
  },
});

/** Handlers for it, with the members of a service that a test gives beside them. */
export function handlersWith(members: string): string {
  return `export default {
    handlers: { listThings: () => ({ status: 200, body: ["b"] }) },
    collections: { things: { id: "id" } },
    schemaVersion: 1,
    ${members}
  };`;
}

/** A new folder with these files in it, removed in the end. Tests that run side by side say which one is at its end. */
export async function makeFiles(
  files: Readonly<Record<string, string>>,
  context: Pick<TestContext, "onTestFinished"> = { onTestFinished },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "contract-server-"));
  context.onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  return folder;
}
