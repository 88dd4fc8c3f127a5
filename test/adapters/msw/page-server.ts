import { mkdtemp, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { loadDocument } from "../../../src/document/load.ts";

const MEDIA_TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** Builds the page of this folder as its users would, and gives the folder that it is in. */
export async function buildPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "msw-page-"));
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const name = "virtual:pets-document";
  await build({
    root: "test/adapters/msw/page",
    configFile: false,
    logLevel: "error",
    build: { outDir, target: "es2024" },
    plugins: [
      {
        name: "pets-document",
        resolveId: (id) => (id === name ? `\0${name}` : undefined),
        load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(document)}` : undefined),
      },
    ],
  });
  return outDir;
}

/** Serves a built page and MSW's worker script, each with these headers, and nothing of an API. */
export async function servePage(
  folder: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; readonly close: () => void }> {
  const worker = fileURLToPath(import.meta.resolve("msw/mockServiceWorker.js"));
  const server = createServer((request, response) => {
    const [asked = "/"] = (request.url ?? "/").split("?", 1);
    const path = asked === "/" ? "/index.html" : asked;
    const file = path === "/mockServiceWorker.js" ? worker : join(folder, path);
    readFile(file).then(
      (content) => {
        response.writeHead(200, {
          ...headers,
          "Content-Type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream",
        });
        response.end(content);
      },
      () => response.writeHead(404).end("no such file"),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
