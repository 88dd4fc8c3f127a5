import { readFile } from "node:fs/promises";
import { savedRecord } from "../../coverage/coverage-file.ts";
import type { CoverageRecord } from "../../coverage/coverage-record.ts";
import { isUrl } from "../../document/source.ts";
import { codeOf, UsageError } from "../usage-error.ts";

/** Where a server keeps it, unless its address says otherwise. */
const PAGE = "/__contract/coverage";

/** How long a server may take, in milliseconds. */
const TIMEOUT_MS = 10_000;

/**
 * Reads the coverage that a server keeps, or has saved.
 * @throws {UsageError} where there is none.
 */
export async function readSaved(place: string): Promise<CoverageRecord> {
  const text = isUrl(place) ? await ask(toPage(place)) : await read(place);
  const record = savedRecord(parse(text));
  if (record) return record;
  throw new UsageError(
    `${place} is no coverage that a server has kept; name the address of one that runs with --coverage, or what --coverage-file has saved`,
  );
}

function toPage(place: string): URL {
  const url = new URL(place);
  return url.pathname === "/" ? new URL(PAGE, url) : url;
}

async function ask(url: URL): Promise<string> {
  const token = process.env.ADMIN_TOKEN;
  const headers = { Accept: "application/json", ...(token && { "X-Admin-Token": token }) };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(url, { headers, redirect: "manual", signal });
    if (response.ok) return await response.text();
  } catch (error) {
    const { cause } = error as { cause?: unknown };
    const why = cause instanceof Error ? cause.message : String(error);
    throw new UsageError(`nobody answers at ${url.href} (${why}); start the server, or name another address`);
  }
  throw new UsageError(refusalOf(url, response.status));
}

function refusalOf({ href }: URL, status: number): string {
  if (status === 401) return `${href} is for who has the admin token; give it in ADMIN_TOKEN`;
  if (status === 404) return `${href} is not there; start the server with --coverage`;
  return `${href} answers ${status}; name a server that runs with --coverage`;
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read (${codeOf(error) ?? "unknown reason"}); name what --coverage-file has saved, or a server's address`,
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
