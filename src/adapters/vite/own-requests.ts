import type { IncomingMessage } from "node:http";
import type { Contract } from "../../contract/contract.ts";
import { ROOT } from "../pages/pages.ts";

type Outline = Pick<Contract, "basePaths" | "operations">;

/** Below these, Vite has its own. */
const VITES_OWN = /^\/(@|node_modules\/)/;

/** What a browser asks for to show a page, and never an operation (`Sec-Fetch-Dest`, W3C Fetch Metadata). */
const OF_A_PAGE = new Set([
  "document",
  "script",
  "style",
  "worker",
  "sharedworker",
  "serviceworker",
  "manifest",
]);

/**
 * Whether a request that may be a contract's is for the page all the same: nothing but a path that begins with a parameter
 * fits it, like `/{name}`, which fits the page's own files too, and a browser asks for it to show the page.
 */
export function isForPage(
  { basePaths, operations }: Outline,
  path: string,
  { headers }: Pick<IncomingMessage, "headers">,
): boolean {
  const isOfPage = VITES_OWN.test(path) || OF_A_PAGE.has(String(headers["sec-fetch-dest"]));
  if (!isOfPage) return false;
  const written = [ROOT, ...basePaths, ...operations.map((operation) => operation.path)];
  return !written.some((one) => firstStep(one) === firstStep(path));
}

function firstStep(path: string): string | undefined {
  return path.split("/", 2)[1];
}
