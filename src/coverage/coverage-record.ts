import { isObject } from "../contract/document.ts";

/** What was exercised of one operation, by pointers, in alphabetical order. */
export interface ExercisedOperation {
  /** How often it was asked. */
  readonly asked: number;
  /** Parameters, statuses, media types and examples. */
  readonly exercised: readonly string[];
  /** Constraints that a request kept which the contract takes. */
  readonly kept: readonly string[];
  /** Constraints that a request broke. */
  readonly broken: readonly string[];
}

/** What was exercised of a contract, by operationId: what is kept of traffic, and merged. */
export type CoverageRecord = Readonly<Record<string, ExercisedOperation>>;

/** What several records have together. */
export function mergeRecords(records: readonly CoverageRecord[]): CoverageRecord {
  const ids = [...new Set(records.flatMap((record) => Object.keys(record)))].sort();
  return Object.fromEntries(
    ids.map((id) => {
      const all = records.flatMap((record) => (Object.hasOwn(record, id) ? (record[id] ?? []) : []));
      const union = (pick: (one: ExercisedOperation) => readonly string[]) => [...new Set(all.flatMap(pick))].sort();
      return [
        id,
        {
          asked: all.reduce((sum, { asked }) => sum + asked, 0),
          exercised: union(({ exercised }) => exercised),
          kept: union(({ kept }) => kept),
          broken: union(({ broken }) => broken),
        },
      ];
    }),
  );
}

/** Reads a record out of JSON; undefined where it is none. */
export function readRecord(value: unknown): CoverageRecord | undefined {
  if (!isObject(value) || !Object.values(value).every(isExercised)) return undefined;
  return value as CoverageRecord;
}

function isExercised(value: unknown): value is ExercisedOperation {
  const isList = (list: unknown) => Array.isArray(list) && list.every((one) => typeof one === "string");
  return (
    isObject(value) &&
    Number.isSafeInteger(value.asked) &&
    [value.exercised, value.kept, value.broken].every(isList)
  );
}
