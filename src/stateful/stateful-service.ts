import type { OpenApiDocument } from "../contract/document.ts";
import { readOperations } from "../contract/operation.ts";
import type { Fixtures, Service } from "../contract/service.ts";
import type { MakeValue } from "../mock/load-maker.ts";
import type { CollectionDefinition } from "../store/store.ts";
import { relativesOf } from "./collection-plan.ts";
import { findCollections } from "./find-collections.ts";
import { Forms } from "./forms.ts";
import type { StatefulHandler } from "./handlers.ts";
import { createHandler } from "./handlers.ts";
import type { KeptItem, KeptState } from "./kept-item.ts";
import { seedItems } from "./seed-items.ts";

/** How what has no example is made. */
export interface StatefulOptions {
  /** Another seed gives other generated items. */
  readonly seed?: string;
  /** The language of generated names and texts, as faker calls it. */
  readonly locale?: string;
}

/** A service that needs no code, and what it begins with. */
export interface StatefulService {
  readonly service: Service<Record<string, unknown>, KeptState>;
  readonly fixtures: Fixtures<KeptState>;
  /** The paths of the lists that remember. */
  readonly collections: readonly string[];
}

/**
 * Makes a service of a document alone: paths that form a collection, `/pets` and `/pets/{petId}`, remember what was created,
 * changed and removed. It begins with the items of the document's examples. Operations that fit in no collection are left
 * to the mock.
 */
export async function statefulService(
  document: OpenApiDocument,
  { seed = "", locale }: StatefulOptions = {},
): Promise<StatefulService> {
  let loading: Promise<MakeValue> | undefined;
  const root = { ...document };
  const start = async () => {
    const { loadMaker } = await import("../mock/load-maker.ts");
    return loadMaker(root, { locale, onWarning: () => undefined });
  };
  const load = () => (loading ??= start());
  const forms = new Forms(root, load);
  const plans = findCollections(document, readOperations(document));
  const handlers: Record<string, StatefulHandler> = {};
  const definitions: Record<string, CollectionDefinition<KeptItem>> = {};
  const items: Record<string, readonly KeptItem[]> = {};
  for (const plan of plans) {
    const parts = { document, forms, plan, ...relativesOf(plan, plans) };
    for (const [id, { role, operation }] of plan.roles) handlers[id] = createHandler(parts, role, operation);
    definitions[plan.path] = { id: "key", columns: { scope: "text" }, indexes: ["scope"] };
    items[plan.path] = await seedItems(document, forms, plan, seed);
  }
  const counters = Object.fromEntries(
    plans.map(({ path, idProperty }) => [path, highest(items[path], idProperty)]),
  );
  return {
    service: {
      handlers,
      collections: definitions,
      schemaVersion: 1,
      declaredRefusals: true,
    },
    fixtures: () => ({ collections: items, counters }),
    collections: plans.map(({ path }) => path),
  };
}

/** The highest number that an id ends in, so that new ones count on from there. */
function highest(items: readonly KeptItem[] = [], idProperty: string): number {
  const numbers = items.map(({ item }) => Number(/\d{1,15}$/.exec(String(item[idProperty]))?.[0] ?? 0));
  return Math.max(0, ...numbers);
}
