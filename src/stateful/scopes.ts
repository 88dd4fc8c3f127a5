import type { JsonObject } from "../contract/document.ts";
import type { Transaction, View } from "../store/store.ts";
import type { CollectionPlan } from "./collection-plan.ts";
import type { KeptItem, KeptState } from "./kept-item.ts";
import { keyOf } from "./kept-item.ts";

// Braces stand in no percent-encoded value, so that no list can have one of these names.

/** Where items are that every list begins with: those of examples that do not say which list they are in. */
export const TEMPLATE = "{every}";

/** Where it is kept which lists have been changed, and go their own ways. */
const CHANGED = "{changed}";

/** The items of a list; as long as nothing in it was changed, those that every list begins with. */
export async function itemsOf(
  plan: CollectionPlan,
  store: View<KeptState>,
  scope: string,
): Promise<readonly KeptItem[]> {
  const { items } = await store.find(plan.path, { where: { scope } });
  if (scope === "" || items.length > 0 || (await isChanged(plan, store, scope))) return items;
  const { items: templates } = await store.find(plan.path, { where: { scope: TEMPLATE } });
  return templates.map(({ item }) => toOwn(plan, scope, item));
}

/** One item of a list; undefined where there is none of this id. */
export async function itemOf(
  plan: CollectionPlan,
  store: View<KeptState>,
  scope: string,
  id: unknown,
): Promise<KeptItem | undefined> {
  const own = await store.get(plan.path, keyOf(scope, id));
  if (own || scope === "") return own;
  return (await itemsOf(plan, store, scope)).find(({ key }) => key === keyOf(scope, id));
}

/** Lets a list go its own way, with the items that it has now; to be done before it is changed. */
export async function ownList(
  plan: CollectionPlan,
  store: Transaction<KeptState>,
  scope: string,
): Promise<void> {
  if (scope === "" || (await isChanged(plan, store, scope))) return;
  for (const kept of await itemsOf(plan, store, scope)) await store.put(plan.path, kept);
  await store.put(plan.path, { key: keyOf(CHANGED, scope), scope: CHANGED, item: {} });
}

async function isChanged(plan: CollectionPlan, store: View<KeptState>, scope: string): Promise<boolean> {
  return (await store.get(plan.path, keyOf(CHANGED, scope))) !== undefined;
}

function toOwn(plan: CollectionPlan, scope: string, item: Readonly<JsonObject>): KeptItem {
  return { key: keyOf(scope, item[plan.idProperty]), scope, item };
}
