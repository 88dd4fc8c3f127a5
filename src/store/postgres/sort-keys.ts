import type { Requirement } from "../condition.ts";
import type { JsonDocument } from "../document.ts";
import type { Query } from "../store.ts";
import { quoted } from "./names.ts";
import type { TablePlan } from "./table-plan.ts";

/** A column that rows are ordered by. */
export interface SortKey {
  readonly column: string;
  readonly descends: boolean;
  /** Whether it can be none, which comes last. */
  readonly canBeNone: boolean;
}

/** What a list is sorted by, the order of insertion in the end; undefined where a property has no column. */
export function sortKeysOf(
  sort: NonNullable<Query<JsonDocument>["sort"]>,
  { id, properties, unique }: TablePlan,
  requirements: readonly Requirement[],
): readonly SortKey[] | undefined {
  const keys: SortKey[] = [];
  for (const { by, order } of sort) {
    const column = properties.get(by);
    if (column === undefined) return undefined;
    const canBeNone =
      column.mayBeNull && !requirements.some((one) => one.property === by && leavesNoNone(one));
    keys.push({ column: column.name, descends: order === "desc", canBeNone });
    // Nothing that comes after a unique value has any weight.
    if (!canBeNone && (by === id || unique.some((list) => list.length === 1 && list[0] === by))) return keys;
  }
  return [...keys, { column: "_position", descends: false, canBeNone: false }];
}

function leavesNoNone({ values, bound }: Requirement): boolean {
  return bound !== undefined || values?.includes(null) === false;
}

/** Sort keys as they stand behind `ORDER BY`, or those of the reverse order. */
export function writeOrder(keys: readonly SortKey[], isReverse: boolean): string {
  return keys
    .map(({ column, descends, canBeNone }) => {
      const direction = descends === isReverse ? "" : " DESC";
      // Where it cannot be none nothing is said of it, so that an index does for both directions.
      const none = canBeNone ? ` NULLS ${isReverse ? "FIRST" : "LAST"}` : "";
      return `${quoted(column)}${direction}${none}`;
    })
    .join(", ");
}
