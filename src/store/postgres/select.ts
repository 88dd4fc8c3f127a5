import type { Requirement } from "../condition.ts";
import { readConditions } from "../condition.ts";
import type { JsonDocument } from "../document.ts";
import type { Query } from "../store.ts";
import { demandOf, searchDemand } from "./conditions.ts";
import type { SortKey } from "./sort-keys.ts";
import { sortKeysOf, writeOrder } from "./sort-keys.ts";
import type { Statement } from "./statement.ts";
import { Parameters } from "./statement.ts";
import type { TablePlan } from "./table-plan.ts";

/** Some documents of a list: so many after so many others, from its beginning or from its end. */
export interface Piece {
  readonly offset: number;
  /** `Number.MAX_SAFE_INTEGER` for all. */
  readonly limit: number;
  readonly from: "beginning" | "end";
}

/** How a query is asked of a table. */
export interface SelectPlan {
  /** Asks how many match. */
  readonly count: Statement;
  /**
   * Asks for documents of the list, from its end in the reverse of their order; undefined where the table has no columns for
   * all that the query wants.
   */
  readonly page: ((piece: Piece) => Statement) | undefined;
  /** Asks for all that may match, in order of insertion, so that the query can be asked again of what it gives. */
  readonly candidates: Statement;
}

/** From how many documents that are left out on, they are passed over in an index before others are read. */
const FAR = 500;

/** Puts a query into SQL. What the table has no column for is left to whoever looks at the documents. */
export function planSelect(plan: TablePlan, query: Query<JsonDocument>): SelectPlan {
  const parameters = new Parameters();
  const requirements = readConditions(query.where ?? {});
  const { conditions, isWhole } = conditionsOf(plan, query, requirements, parameters);
  const keys = sortKeysOf(query.sort ?? [], plan, requirements);
  const where = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
  const from = `FROM ${plan.table}${where}`;
  const { values } = parameters;
  return {
    count: { text: `SELECT count(*) AS "count" ${from}`, values },
    candidates: { text: `SELECT "_position", "_document" ${from} ORDER BY "_position"`, values },
    page: keys && isWhole ? (piece) => pageOf({ table: plan.table, from, values, keys }, piece) : undefined,
  };
}

function conditionsOf(
  plan: TablePlan,
  query: Query<JsonDocument>,
  requirements: readonly Requirement[],
  parameters: Parameters,
) {
  const search = query.search?.text === "" ? undefined : query.search;
  const demands = requirements.map((requirement) => demandOf(requirement, plan, parameters));
  const searching = searchDemand(search, plan, parameters);
  return {
    conditions: [...demands, searching].flatMap((demand) => (demand === undefined ? [] : [demand.sql])),
    isWhole:
      demands.every((demand) => demand?.exact === true) && (search === undefined || searching !== undefined),
  };
}

interface Listed {
  readonly table: string;
  /** The table with the conditions. */
  readonly from: string;
  readonly values: readonly unknown[];
  readonly keys: readonly SortKey[];
}

function pageOf({ table, from, values, keys }: Listed, { offset, limit, from: side }: Piece): Statement {
  const parameters = new Parameters(values);
  const order = writeOrder(keys, side === "end");
  const most = limit >= Number.MAX_SAFE_INTEGER ? "" : ` LIMIT ${parameters.add(limit)}::BIGINT`;
  const stretch = offset === 0 ? most : `${most} OFFSET ${parameters.add(offset)}::BIGINT`;
  const isFar = offset >= FAR && most !== "";
  // Documents are wide: what is left out is passed over without them.
  const text = isFar
    ? `SELECT "_position", "_document" FROM ${table} WHERE "_position" IN ` +
      `(SELECT "_position" ${from} ORDER BY ${order}${stretch}) ORDER BY ${order}`
    : `SELECT "_position", "_document" ${from} ORDER BY ${order}${stretch}`;
  return { text, values: parameters.values };
}
