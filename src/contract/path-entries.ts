import type { Operation } from "./operation.ts";
import { variablesOf } from "./path-template.ts";

/** The operations of all templates that fit the same paths: `GET /pets/{id}` and `POST /pets/{petId}`. */
export interface PathEntry {
  /** The first of the templates, with its base path. */
  readonly path: string;
  readonly operations: ReadonlyMap<string, Operation>;
  /** The names of the variables, in order, of operations whose template calls them otherwise than the first one. */
  readonly otherNames: ReadonlyMap<Operation, readonly string[]>;
}

/** Groups operations by the paths that they are found under. Of two for one path and method, the first one counts. */
export function groupByPath(operations: readonly Operation[]): PathEntry[] {
  const entries = new Map<string, Entry>();
  for (const operation of operations) {
    for (const base of operation.basePaths) {
      const path = base + operation.path;
      const form = formOf(path);
      const entry = entries.get(form) ?? createEntry(path);
      entries.set(form, entry);
      if (entry.operations.has(operation.method)) continue;
      entry.operations.set(operation.method, operation);
      const names = path === entry.path ? entry.names : variablesOf(path);
      if (names.some((name, at) => name !== entry.names[at])) entry.otherNames.set(operation, names);
    }
  }
  return [...entries.values()];
}

/** The variables of a path by the names that an operation gives them. */
export function renameFor(
  operation: Operation,
  { otherNames }: PathEntry,
  variables: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const names = otherNames.size === 0 ? undefined : otherNames.get(operation);
  if (!names) return variables;
  return Object.fromEntries(Object.values(variables).map((text, at) => [names[at] ?? "", text]));
}

/** What a template says beside the names of its variables. */
export function formOf(template: string): string {
  return template.replaceAll(/\{[^{}]*\}/g, "{}");
}

interface Entry extends PathEntry {
  readonly operations: Map<string, Operation>;
  readonly otherNames: Map<Operation, readonly string[]>;
  readonly names: readonly string[];
}

function createEntry(path: string): Entry {
  return { path, operations: new Map(), otherNames: new Map(), names: variablesOf(path) };
}
