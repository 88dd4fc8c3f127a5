import type { OpenApiDocument } from "../contract/document.ts";
import { readShape } from "../contract/schema-types.ts";
import type { CollectionPlan } from "./collection-plan.ts";
import { idSchemaOf } from "./collection-plan.ts";
import type { Forms } from "./forms.ts";
import type { KeptItem, StatefulContext } from "./kept-item.ts";
import { itemOf, itemsOf } from "./scopes.ts";
import { schemaAt } from "./reply-schema.ts";

/**
 * An id that no item of the list has, in the form of the others: numbers count up, `pet-7` is followed by `pet-8`, and
 * what the schema says is a UUID is one.
 */
export async function newId(
  document: OpenApiDocument,
  forms: Forms,
  plan: CollectionPlan,
  scope: string,
  { store, newId: newUuid }: Pick<StatefulContext, "store" | "newId">,
): Promise<string | number> {
  const { types } = readShape({ ...document }, plan.itemSchema).properties.get(plan.idProperty) ?? {};
  const isNumber = types !== undefined && !types.has("string");
  const items = await itemsOf(plan, store, scope);
  const prefix = isNumber ? "" : prefixOf(items, plan.idProperty);
  const inItem = schemaAt(document, plan.itemSchema, "", false);
  const inPath = idSchemaOf(plan);
  const schemas = [inPath, inItem && schemaAt(document, inItem, plan.idProperty, false)].filter(
    (schema) => schema !== undefined,
  );
  const isAllowed = (id: unknown) => schemas.every((schema) => forms.isValid(schema, id));
  for (;;) {
    const number = await store.next(plan.path);
    const counted = isNumber ? number : prefix === undefined ? newUuid() : `${prefix}${number}`;
    const [schema] = schemas;
    const id = isAllowed(counted) || !schema ? counted : await forms.make(schema, `${plan.path}\n${number}`);
    if (typeof id !== "string" && typeof id !== "number") continue;
    if (!(await itemOf(plan, store, scope, id))) return id;
  }
}

/** The letters before the number that all ids end in; undefined where they have no such form. */
function prefixOf(items: readonly KeptItem[], idProperty: string): string | undefined {
  const prefixes = new Set(items.map(({ item }) => /^(.*)(?<!\d)\d+$/s.exec(String(item[idProperty]))?.[1]));
  const [only] = prefixes;
  const isUuid = items.some(({ item }) => /^[0-9a-f-]{36}$/i.test(String(item[idProperty])));
  return prefixes.size === 1 && !isUuid ? only : undefined;
}
