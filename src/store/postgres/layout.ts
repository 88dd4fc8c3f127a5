import type { Definitions } from "../state-tree.ts";
import { quoted } from "./names.ts";
import type { TablePlan } from "./table-plan.ts";
import { planTable } from "./table-plan.ts";

/** Where everything of one store is: a table for each collection, and three of the store's own. */
export interface Layout {
  readonly schema: string;
  readonly plans: ReadonlyMap<string, TablePlan>;
  readonly definitions: Definitions;
  /** One row: what is in the schema. Who changes anything holds it meanwhile. */
  readonly store: string;
  readonly counters: string;
  /** One row for each server that is running, with the number of its last change. */
  readonly servers: string;
  /** Gives documents their places. */
  readonly positions: string;
}

/** Plans the tables of a store in a schema of the database. */
export function planLayout(schema: string, definitions: Definitions): Layout {
  return {
    schema,
    definitions,
    plans: new Map(
      Array.from(definitions, ([name, definition]) => [name, planTable(schema, name, definition)]),
    ),
    store: quoted(schema, "_store"),
    counters: quoted(schema, "_counters"),
    servers: quoted(schema, "_servers"),
    positions: quoted(schema, "_positions"),
  };
}

/**
 * The table of a collection.
 * @throws {TypeError} when none is defined.
 */
export function planOf({ plans }: Layout, collection: string): TablePlan {
  const plan = plans.get(collection);
  if (plan !== undefined) return plan;
  throw new TypeError(`There is no collection "${collection}"; there are: ${[...plans.keys()].join(", ")}.`);
}
