import { CHECKS } from "../../verify/checks/check.ts";

/** All checks, one a line, with what each holds a provider to. */
export function listChecks(): string {
  const width = Math.max(...Object.keys(CHECKS).map(({ length }) => length));
  return Object.entries(CHECKS)
    .map(([name, about]) => `${name.padEnd(width)}  ${about}\n`)
    .join("");
}
