import type { Requirement } from "../condition.ts";
import { readConditions } from "../condition.ts";
import type { JsonDocument } from "../document.ts";
import type { Query } from "../store.ts";
import { demandOf, searchDemand } from "./conditions.ts";
import { quoted } from "./names.ts";
import type { Statement } from "./statement.ts";
import { Parameters } from "./statement.ts";
import type { TablePlan } from "./table-plan.ts";

/** How a query is asked of a table. */
export interface SelectPlan {
  /** Asks for documents, in order and no more than wanted where `exact`, else all that may match in order of insertion. */
  readonly rows: Statement;
  /** Asks how many match. */
  readonly count: Statement;
  /** Whether the database has answered everything; else the query is to be asked again of what it gives. */
  readonly exact: boolean;
}

/**
 * Puts a query into SQL. What the table has no column for is left to whoever looks at the documents. One more document is
 * asked for than wanted, to see whether there are more.
 */
export function planSelect(
  plan: TablePlan,
  query: Query<JsonDocument>,
  offset: number,
  limit: number,
): SelectPlan {
  const parameters = new Parameters();
  const requirements = readConditions(query.where ?? {});
  const search = query.search?.text === "" ? undefined : query.search;
  const demands = requirements.map((requirement) => demandOf(requirement, plan, parameters));
  const searching = searchDemand(search, plan, parameters);
  const conditions = [...demands, searching].flatMap((demand) => (demand === undefined ? [] : [demand.sql]));
  const order = orderOf(query.sort ?? [], plan, requirements);
  const exact =
    demands.every((demand) => demand?.exact === true) &&
    (search === undefined || searching !== undefined) &&
    order !== undefined;
  const where = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
  const from = `FROM ${plan.table}${where}`;
  const count = { text: `SELECT count(*) AS "count" ${from}`, values: [...parameters.values] };
  const stretch = exact ? stretchOf(parameters, offset, limit) : "";
  const text = `SELECT "_position", "_document" ${from} ORDER BY ${exact ? order : `"_position"`}${stretch}`;
  return { rows: { text, values: parameters.values }, count, exact };
}

function stretchOf(parameters: Parameters, offset: number, limit: number): string {
  const most = limit >= Number.MAX_SAFE_INTEGER ? "" : ` LIMIT ${parameters.add(limit + 1)}::BIGINT`;
  return offset === 0 ? most : `${most} OFFSET ${parameters.add(offset)}::BIGINT`;
}

/** Undefined where a key has no column. */
function orderOf(
  sort: NonNullable<Query<JsonDocument>["sort"]>,
  { properties, unique }: TablePlan,
  requirements: readonly Requirement[],
): string | undefined {
  const keys: string[] = [];
  for (const { by, order } of sort) {
    const column = properties.get(by);
    if (column === undefined) return undefined;
    // Where it can be none, none comes last; where it cannot, an index does for both directions.
    const canBeNone =
      column.mayBeNull && !requirements.some((one) => one.property === by && leavesNoNone(one));
    const direction = order === "desc" ? " DESC" : "";
    keys.push(`${quoted(column.name)}${direction}${canBeNone ? " NULLS LAST" : ""}`);
    // Nothing that comes after a unique value has any weight.
    if (!canBeNone && unique.some((list) => list.length === 1 && list[0] === by)) return keys.join(", ");
  }
  return [...keys, `"_position"`].join(", ");
}

function leavesNoNone({ values, bound }: Requirement): boolean {
  return bound !== undefined || values?.includes(null) === false;
}
