import type { JsonObject } from "../contract/document.ts";
import { Problem } from "../contract/problem.ts";
import type { Transaction, View } from "../store/store.ts";
import type { CollectionPlan } from "./collection-plan.ts";
import type { KeptItem, KeptState } from "./kept-item.ts";
import { fill, scopeOf } from "./kept-item.ts";
import { itemOf } from "./scopes.ts";

/**
 * The item that a request's path names.
 * @throws {Problem} 404 where there is none.
 */
export async function findItem(
  plan: CollectionPlan,
  store: View<KeptState>,
  path: JsonObject,
): Promise<KeptItem> {
  const id = path[plan.idParameter];
  const kept = await itemOf(plan, store, scopeOf(plan, path), id);
  if (kept) return kept;
  throw new Problem({ status: 404, detail: `There is nothing at ${fill(plan.itemPath, path)}.` });
}

/**
 * Looks whether everything above a list is there.
 * @throws {Problem} 404 that names what is not.
 */
export async function assertAncestors(
  ancestors: readonly CollectionPlan[],
  store: View<KeptState>,
  path: JsonObject,
): Promise<void> {
  for (const ancestor of ancestors) await findItem(ancestor, store, path);
}

/** Takes an item away, and all that lies below it. */
export async function removeWithDescendants(
  plan: CollectionPlan,
  descendants: readonly CollectionPlan[],
  store: Transaction<KeptState>,
  { key }: KeptItem,
): Promise<void> {
  await store.delete(plan.path, key);
  for (const descendant of descendants) {
    const { items } = await store.find(descendant.path);
    for (const kept of items) {
      if (kept.scope === key || kept.scope.startsWith(`${key}/`))
        await store.delete(descendant.path, kept.key);
    }
  }
}
