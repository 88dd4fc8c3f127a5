import { escapeHtml } from "../../markup/escape-html.ts";
import { ownPartsOnly } from "./content-security-policy.ts";
import { filePage } from "./file-page.ts";
import type { Page } from "./page.ts";

/** Where the documentation page finds its parts; they stand in `docs/` and in swagger-ui-dist. */
const ASSETS = "/__contract/docs/";

/** Styles are set by Swagger UI's own script, and its icons are part of its style sheet. */
const CONTENT_SECURITY_POLICY = ownPartsOnly({ styles: "'self' 'unsafe-inline'" });

/**
 * The interactive documentation of a contract whose document is below `root`, made by Swagger UI without anything from
 * the network. What it tries out, it tries out under the contract's base paths.
 */
export function documentationPage(root: string, basePaths: readonly string[]): Page {
  const fill = (html: string) =>
    html.replaceAll("{root}", escapeHtml(root)).replace("{basePaths}", escapeHtml(basePaths.join(" ")));
  const headers = { "Content-Security-Policy": CONTENT_SECURITY_POLICY, "Cache-Control": "no-cache" };
  return filePage(own("index.html"), "text/html; charset=utf-8", headers, fill);
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

function own(name: string): string {
  return import.meta.resolve(`./docs/${name}`);
}

function installed(name: string): string {
  return import.meta.resolve(`swagger-ui-dist/${name}`);
}
