import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "./page.ts";

/** Where the documentation page finds its parts; they stand in `docs/` and in swagger-ui-dist. */
const ASSETS = "/__contract/docs/";

/**
 * Everything comes from this server, and the page may ask nobody else. Styles are set by Swagger UI's own script, and
 * its icons are part of its style sheet.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The interactive documentation of the contract, made by Swagger UI without anything from the network. */
export function documentationPage(): Page {
  return filePage(own("index.html"), "text/html; charset=utf-8", {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cache-Control": "no-cache",
  });
}

/** The parts of the documentation page, by path. */
export function documentationAssets(): [path: string, page: Page][] {
  const files = [
    [own("docs.js"), "text/javascript; charset=utf-8"],
    [own("docs.css"), "text/css; charset=utf-8"],
    [installed("swagger-ui-bundle.js"), "text/javascript; charset=utf-8"],
    [installed("swagger-ui.css"), "text/css; charset=utf-8"],
    [installed("favicon-32x32.png"), "image/png"],
  ] as const;
  return files.map(([url, mediaType]) => [
    ASSETS + url.slice(url.lastIndexOf("/") + 1),
    filePage(url, mediaType, { "Cache-Control": "max-age=3600" }),
  ]);
}

function filePage(url: string, mediaType: string, headers: Readonly<Record<string, string>>): Page {
  let bytes: Promise<Uint8Array> | undefined;
  return {
    method: "GET",
    answer: async () => {
      bytes ??= readFile(fileURLToPath(url));
      const nosniff = { "X-Content-Type-Options": "nosniff" };
      return {
        status: 200,
        headers: { ...headers, ...nosniff },
        mediaType,
        body: await bytes,
        source: "engine",
      };
    },
  };
}

function own(name: string): string {
  return import.meta.resolve(`./docs/${name}`);
}

function installed(name: string): string {
  return import.meta.resolve(`swagger-ui-dist/${name}`);
}
