import { Problem } from "../contract/problem.ts";
import type { ContractRequest } from "../contract/request.ts";

/**
 * Path and query of a request as its backend knows them: below the backend's own base path, and otherwise untouched.
 * @throws {Problem} 400 for a path that leads out of the base path again.
 */
export function targetOf({ path, query }: ContractRequest, backend: URL): string {
  if (climbsOut(path)) {
    throw new Problem({
      status: 400,
      detail: `The path ${path} leads above its beginning; leave out the dots.`,
    });
  }
  const base = backend.pathname.replace(/\/$/, "");
  return `${base}${path}${query === "" ? "" : `?${query}`}`;
}

function climbsOut(path: string): boolean {
  let depth = 0;
  for (const segment of path.split(/\/|\\|%2f|%5c/i)) {
    const plain = segment.replaceAll(/%2e/gi, ".");
    if (plain === "..") depth--;
    else if (plain !== "" && plain !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}
