import { ownPartsOnly } from "./content-security-policy.ts";
import type { DocumentSummary } from "./document-summary.ts";
import { filePage } from "./file-page.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";

/** Where the start page always is; it is at `/` too, where that is free. */
export const START = "/__contract/";

/** Where the start page finds its parts: below this, each has the place that it has in `src/`, so that they find one another. */
const ASSETS = "/__contract/page/";

const STYLES = ["adapters/pages/start/start.css"];

const SCRIPTS = [
  "contract/wire/curl-line.js",
  "contract/wire/write-parameter.js",
  "adapters/pages/start/start.js",
  "adapters/pages/start/element.js",
  "adapters/pages/start/field.js",
  "adapters/pages/start/operation-list.js",
  "adapters/pages/start/operation-form.js",
  "adapters/pages/start/body-field.js",
  "adapters/pages/start/prefer-fields.js",
  "adapters/pages/start/send-request.js",
  "adapters/pages/start/write-request.js",
];

/** A document under its name in the server. */
export interface NamedSummary extends DocumentSummary {
  readonly name: string;
}

/** The page that lists all operations and tries them out. */
export function startPage(): Page {
  const headers = { "Content-Security-Policy": ownPartsOnly(), "Cache-Control": "no-cache" };
  return filePage(own("adapters/pages/start/index.html"), "text/html; charset=utf-8", headers);
}

/** The parts of the start page, and what it lists, by path. */
export function startAssets(read: () => readonly NamedSummary[]): [path: string, page: Page][] {
  const asset = (mediaType: string) => (name: string) => {
    const page = filePage(own(name), `${mediaType}; charset=utf-8`, { "Cache-Control": "no-cache" });
    return [ASSETS + name, page] as [string, Page];
  };
  return [
    ["/__contract/documents.json", { method: "GET", answer: () => jsonReply(200, { documents: read() }) }],
    ...STYLES.map(asset("text/css")),
    ...SCRIPTS.map(asset("text/javascript")),
  ];
}

function own(name: string): string {
  return import.meta.resolve(`../../${name}`);
}
