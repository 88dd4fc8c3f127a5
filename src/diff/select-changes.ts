import type { Change, ChangedOperation, Level } from "./change.ts";
import { LEVELS } from "./rules/effect.ts";

/** Which changes are wanted; all of them where nothing is said. */
export interface ChangeSelection {
  /** Ids of rules that are left out; `*` stands for any letters. */
  readonly ignore?: readonly string[];
  /** The mildest level that is told. */
  readonly level?: Level;
  /** Operations by operationId, or by method and path: `GET /pets`. What is about all operations stays. */
  readonly operations?: readonly string[];
  /** Operations with one of these tags. */
  readonly tags?: readonly string[];
}

/** The changes that are wanted. */
export function selectChanges(changes: readonly Change[], selection: ChangeSelection): Change[] {
  const { ignore = [], level = "info", operations, tags } = selection;
  const patterns = ignore.map(toPattern);
  return changes.filter(
    ({ id, level: own, operation }) =>
      reaches(own, level) &&
      !patterns.some((pattern) => pattern.test(id)) &&
      (!operation || isSelected(operation, operations, tags)),
  );
}

/** Whether a level is as bad as another one, or worse. */
export function reaches(level: Level, other: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(other);
}

/** What the ids fit that an ignored one stands for. */
export function toPattern(id: string): RegExp {
  const literal = id.split("*").map((text) => text.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`);
}

/** Whether an operation is one of those named, or has one of those tags. */
export function isSelected(
  {
    method,
    path,
    operationId,
    tags: own,
  }: Pick<ChangedOperation, "method" | "path" | "operationId" | "tags">,
  operations: readonly string[] | undefined,
  tags: readonly string[] | undefined,
): boolean {
  const names = [operationId, `${method} ${path}`];
  const isNamed = operations?.some((name) => names.includes(name)) === true;
  const isTagged = tags?.some((tag) => own.includes(tag)) === true;
  return isNamed || isTagged || (!operations && !tags);
}
