import { ownPartsOnly } from "./content-security-policy.ts";
import type { DocumentSummary } from "./document-summary.ts";
import { filePage } from "./file-page.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";

/** Where the start page always is; it is at `/` too, where that is free. */
export const START = "/__contract/";

/** Where the start page finds its parts; they stand in `start/`. */
const ASSETS = "/__contract/start/";

const STYLES = ["start.css"];

const SCRIPTS = [
  "start.js",
  "element.js",
  "field.js",
  "operation-list.js",
  "operation-form.js",
  "body-field.js",
  "prefer-fields.js",
  "send-request.js",
  "write-parameter.js",
  "write-request.js",
];

/** A document under its name in the server. */
export interface NamedSummary extends DocumentSummary {
  readonly name: string;
}

/** The page that lists all operations and tries them out. */
export function startPage(): Page {
  const headers = { "Content-Security-Policy": ownPartsOnly(), "Cache-Control": "no-cache" };
  return filePage(own("index.html"), "text/html; charset=utf-8", headers);
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
  return import.meta.resolve(`./start/${name}`);
}
