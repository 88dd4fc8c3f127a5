import type { Change, ChangedOperation, ChangePlace, Level } from "../change.ts";
import { LEVELS } from "../rules/effect.ts";

/** A change, with the operations that it is told of for the first time and in which else it is. */
export interface GroupedChange extends Change {
  readonly others: readonly ChangedOperation[];
}

/** The changes of one operation, or of the document as a whole. */
export interface ChangeGroup {
  readonly operation: ChangedOperation | undefined;
  readonly changes: readonly GroupedChange[];
}

/** How many changes there are of each level. */
export type LevelCounts = Readonly<Record<Level, number>>;

/** Counts what a report tells. */
export function countLevels(changes: readonly Change[]): LevelCounts {
  const count = (level: Level) => changes.filter((change) => change.level === level).length;
  return { breaking: count("breaking"), warning: count("warning"), info: count("info") };
}

/**
 * Groups changes by operation, the worst first. What is in a component, and so in many operations, stands in the first of
 * them and names the others.
 */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = new Map<string, { operation: ChangedOperation | undefined; changes: GroupedChange[] }>();
  const shared = new Map<string, ChangedOperation[]>();
  for (const change of changes) {
    const key = keyOfShared(change);
    const known = key === undefined ? undefined : shared.get(key);
    if (known && change.operation) {
      known.push(change.operation);
      continue;
    }
    const others: ChangedOperation[] = [];
    if (key !== undefined) shared.set(key, others);
    const name = nameOperation(change.operation);
    const group = groups.get(name) ?? { operation: change.operation, changes: [] };
    groups.set(name, group);
    group.changes.push({ ...change, others });
  }
  const worst = (list: readonly Change[]) => Math.min(...list.map(({ level }) => LEVELS.indexOf(level)));
  return [...groups.values()]
    .map(({ operation, changes: list }) => ({
      operation,
      changes: list.sort((a, b) => worst([a]) - worst([b])),
    }))
    .sort((a, b) => worst(a.changes) - worst(b.changes));
}

/** An operation as one text: `GET /pets`. */
export function nameOperation(operation: ChangedOperation | undefined): string {
  if (!operation) return "All operations";
  const { kind, method, path } = operation;
  return `${kind === "operation" ? "" : `${kind} `}${method} ${path}`;
}

/** Changes of one place of a component are the same one; undefined for what is no such place. */
function keyOfShared({ id, level, operation, old, new: there }: Change): string | undefined {
  const isShared = [old, there].every((place) => place?.pointer.startsWith("#/components/") === true);
  return isShared && operation ? [id, level, textOf(old), textOf(there)].join(" ") : undefined;
}

function textOf(place: ChangePlace | undefined): string {
  return `${place?.file ?? ""}${place?.pointer ?? ""}`;
}
