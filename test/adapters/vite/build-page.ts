import { gzipSync } from "node:zlib";
import { isAbsolute, join, relative } from "node:path";
import type { Rolldown } from "vite";
import { build } from "vite";
import { vi } from "vitest";
import { contractServer } from "../../../src/vite.ts";
import { ROOT } from "../../architecture/source-files.ts";

const PAGE = join(import.meta.dirname, "page");

/** A script of a built page. */
export type Chunk = Rolldown.OutputChunk;

/** Builds a page of this folder as its users would, into `outDir` where one is given; gives its scripts. */
export async function buildPage(name: "mocked" | "plain", outDir?: string): Promise<readonly Chunk[]> {
  // Vite makes no production build where a test's environment is said to be another.
  vi.stubEnv("NODE_ENV", "production");
  const built = await build({
    root: PAGE,
    configFile: false,
    logLevel: "error",
    build: {
      target: "es2024",
      rolldownOptions: { input: join(PAGE, `${name}.html`) },
      ...(outDir === undefined ? { write: false } : { outDir, emptyOutDir: true }),
    },
    plugins: [contractServer({ document: join(ROOT, "openapi.yaml") })],
  });
  vi.unstubAllEnvs();
  const outputs = [built].flat().flatMap((result) => ("output" in result ? result.output : []));
  return outputs.filter((output) => output.type === "chunk");
}

/** The scripts that a page loads before anything is asked for: its entry, and all that this imports at once. */
export function loadedAtOnce(chunks: readonly Chunk[]): Chunk[] {
  const found = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of found) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  }
  return [...found];
}

/** How many bytes go over the wire. */
export function zippedSize(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
}

/** The modules that scripts are made of, by their paths in the checkout. */
export function modulesOf(chunks: readonly Chunk[]): string[] {
  return chunks
    .flatMap(({ modules }) => Object.keys(modules))
    .map((module) => (isAbsolute(module) ? relative(ROOT, module) : module));
}
