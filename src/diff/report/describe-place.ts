import type { ChangedOperation, ChangePlace } from "../change.ts";
import { nameOperation } from "./group-changes.ts";

/** So many operations are named of those that a change is in too. */
const MOST_NAMED = 3;

/** A place for people: `openapi.yaml:12:5`, or with the pointer where the line is not known. */
export function describePlace({ file, line, column, pointer }: ChangePlace): string {
  if (file === undefined) return pointer;
  return line === undefined ? `${file}: ${pointer}` : `${file}:${line}:${column ?? 1}`;
}

/** Which other operations a change is in: `also in GET /pets, POST /pets and 4 more`. */
export function describeOthers(others: readonly ChangedOperation[]): string | undefined {
  const names = [...new Set(others.map(nameOperation))];
  if (names.length === 0) return undefined;
  const more = names.length - MOST_NAMED;
  return `also in ${names.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
