import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchDocument } from "./documents.ts";

/** A file that may be there for a while only; `await using` takes it away. */
interface DocumentFile {
  readonly path: string;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** The file of a document; where it has fewer operations than its original, it is written down for the time being. */
export async function fileOf({ file, only }: Pick<BenchDocument, "file" | "only">): Promise<DocumentFile> {
  if (!only) return { path: file, [Symbol.asyncDispose]: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), "bench-document-"));
  const path = join(folder, "openapi.json");
  const document = JSON.parse(await readFile(file, "utf8")) as { paths: Record<string, { get: unknown }> };
  const paths = only.map((name) => [name, { get: document.paths[name]?.get }] as const);
  await writeFile(path, JSON.stringify({ ...document, paths: Object.fromEntries(paths) }));
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
