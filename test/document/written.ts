import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../store/temporary-folder.ts";

/** The beginning of a document in OpenAPI 3.1. */
export const HEAD = "openapi: 3.1.1\ninfo: { title: T, version: '1' }\n";

/** Writes files into a new folder and gives the path of the first one back. */
export async function write(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await makeFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return join(folder, Object.keys(files)[0] ?? "");
}
