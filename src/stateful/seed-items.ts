import { isObject } from "../contract/document.ts";
import type { JsonObject, OpenApiDocument } from "../contract/document.ts";
import type { MediaType, Operation } from "../contract/operation.ts";
import { schemaExample } from "../mock/schema-example.ts";
import type { CollectionPlan, Role } from "./collection-plan.ts";
import { idSchemaOf } from "./collection-plan.ts";
import type { Forms } from "./forms.ts";
import type { KeptItem } from "./kept-item.ts";
import { keyOf } from "./kept-item.ts";
import { TEMPLATE } from "./scopes.ts";
import { placeOfItem, placeOfList, shapeOf, successOf } from "./reply-schema.ts";

/** How many items a collection without any example begins with. */
const GENERATED = 3;

/** What a collection begins with: the items in the examples of its operations, else generated ones. */
export async function seedItems(
  document: OpenApiDocument,
  forms: Forms,
  plan: CollectionPlan,
  seed: string,
): Promise<KeptItem[]> {
  const kept = new Map<string, KeptItem>();
  for (const item of examplesOf(document, plan)) {
    const scope = scopeOfExample(plan, item);
    const id = item[plan.idProperty];
    if (typeof id !== "string" && typeof id !== "number") continue;
    const key = keyOf(scope, id);
    if (kept.has(key)) continue;
    const fitted = await forms
      .fit(plan.itemSchema, item, `${seed}\n${plan.path}\n${key}`)
      .catch(() => undefined);
    if (isObject(fitted)) kept.set(key, { key, scope, item: fitted });
  }
  if (kept.size > 0) return [...kept.values()];
  for (let at = 1; at <= GENERATED; at++) {
    const item = await generated(forms, plan, `${seed}\n${plan.path}\n${at}`).catch(() => undefined);
    if (!item) continue;
    const scope = plan.parents.length > 0 ? TEMPLATE : "";
    const key = keyOf(scope, item[plan.idProperty]);
    if (!kept.has(key)) kept.set(key, { key, scope, item });
  }
  return [...kept.values()];
}

/** An item whose id can stand in its path. */
async function generated(forms: Forms, plan: CollectionPlan, seed: string): Promise<JsonObject | undefined> {
  const item = await forms.make(plan.itemSchema, seed);
  if (!isObject(item)) return undefined;
  const idSchema = idSchemaOf(plan);
  if (!idSchema || forms.isValid(idSchema, item[plan.idProperty])) return item;
  const own = structuredClone(item);
  forms.assign(plan.itemSchema, own, plan.idProperty, [await forms.make(idSchema, seed)]);
  return own;
}

function examplesOf(document: OpenApiDocument, plan: CollectionPlan): JsonObject[] {
  const root = { ...document };
  const ofRole = (wanted: Role) =>
    [...plan.roles.values()].filter(({ role }) => role === wanted).map(({ operation }) => operation);
  const lists = ofRole("list").flatMap((operation) => {
    const media = successOf(operation)?.media;
    const place = media && placeOfList(shapeOf(root, media), plan.path);
    return !media || place === undefined
      ? []
      : valuesOf(root, media).flatMap((value) => listIn(value, place));
  });
  const items = (["read", "create", "replace"] as const).flatMap(ofRole).flatMap((operation) => {
    const media = successOf(operation)?.media;
    const place = media && placeOfItem(shapeOf(root, media), plan.idProperty);
    return !media || place === undefined ? [] : valuesOf(root, media).map((value) => memberAt(value, place));
  });
  const own = schemaExample(root, plan.itemSchema);
  const all = [...lists, ...items, own].filter(isObject);
  // What a list shows of an item may be less than what the item's own example does.
  return all
    .toSorted((a, b) => Object.keys(b).length - Object.keys(a).length)
    .toSorted(byPlaceIn(lists, plan));
}

/** Items keep the order that the list's example has them in. */
function byPlaceIn(lists: readonly unknown[], { idProperty }: CollectionPlan) {
  const ids = lists.map((item) => (isObject(item) ? item[idProperty] : undefined));
  const place = (item: JsonObject) => {
    const at = ids.indexOf(item[idProperty]);
    return at < 0 ? ids.length : at;
  };
  return (a: JsonObject, b: JsonObject) => place(a) - place(b);
}

function valuesOf(root: JsonObject, media: MediaType): unknown[] {
  const { example, examples, schema } = media;
  const all = [...examples.values(), ...(example === undefined ? [] : [example])];
  return all.length > 0 ? all : [schemaExample(root, schema)];
}

function listIn(value: unknown, place: string): unknown[] {
  const list = memberAt(value, place);
  return Array.isArray(list) ? list : [];
}

function memberAt(value: unknown, place: string): unknown {
  if (place === "") return value;
  return isObject(value) ? value[place] : undefined;
}

/** Which list an example belongs to: what the item says of its parents, else what the document has as an
 * example, else every one. */
function scopeOfExample({ parents, roles }: CollectionPlan, item: JsonObject): string {
  const operations = [...roles.values()].map(({ operation }) => operation);
  const values = parents.map((name) => {
    const own = Object.entries(item).find(([member]) => wordOf(member) === wordOf(name))?.[1];
    return typeof own === "string" || typeof own === "number" ? own : exampleOfParameter(operations, name);
  });
  return values.includes(undefined)
    ? TEMPLATE
    : values.map((value) => encodeURIComponent(String(value))).join("/");
}

function exampleOfParameter(operations: readonly Operation[], name: string): string | number | undefined {
  for (const { parameters } of operations) {
    const parameter = parameters.find((candidate) => candidate.in === "path" && candidate.name === name);
    const [first] = parameter?.examples.values() ?? [];
    if (typeof first === "string" || typeof first === "number") return first;
  }
  return undefined;
}

function wordOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
