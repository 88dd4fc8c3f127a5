import type { JsonObject, OpenApiDocument } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import type { AnyReply } from "../contract/service.ts";
import type { Operation } from "../contract/operation.ts";
import { Problem } from "../contract/problem.ts";
import { readShape } from "../contract/schema-types.ts";
import { replyHeaders } from "../mock/reply-headers.ts";
import type { CollectionPlan, Relatives, Role } from "./collection-plan.ts";
import type { Forms } from "./forms.ts";
import type { KeptItem, StatefulContext } from "./kept-item.ts";
import { keyOf, scopeOf } from "./kept-item.ts";
import { assertAncestors, findItem, removeWithDescendants } from "./find-item.ts";
import { itemOf, itemsOf, ownList } from "./scopes.ts";
import { queryItems } from "./list-query.ts";
import { listBody } from "./list-reply.ts";
import { mergePatch } from "./merge-patch.ts";
import { newId } from "./new-id.ts";
import { placeOfItem, schemaAt, shapeOf, successOf } from "./reply-schema.ts";
import { withServerMembers } from "./server-members.ts";

/** Answers one operation of a collection. */
export type StatefulHandler = (context: StatefulContext) => Promise<AnyReply>;

/** What the handlers of a collection share. */
export interface CollectionParts extends Relatives {
  readonly document: OpenApiDocument;
  readonly forms: Forms;
  readonly plan: CollectionPlan;
}

/** The handler of an operation that has a role in a collection. */
export function createHandler(parts: CollectionParts, role: Role, operation: Operation): StatefulHandler {
  const { plan, ancestors, descendants } = parts;
  const answer = (item: Readonly<JsonObject>, seed: string) => itemReply(parts, operation, item, seed);
  const handlers: Readonly<Record<Role, StatefulHandler>> = {
    list: (context) => list(parts, operation, context),
    create: (context) => create(parts, operation, context),
    read: async ({ store, path }) => {
      const { item, key } = await findItem(plan, store, path);
      return answer(item, key);
    },
    replace: (context) => replace(parts, operation, context),
    change: async (context) => {
      const kept = await findItem(plan, context.store, context.path);
      const item = await keep(parts, context, kept.scope, kept.item, mergePatch(kept.item, context.body));
      return answer(item, kept.key);
    },
    remove: async ({ store, path }) => {
      const kept = await findItem(plan, store, path);
      await removeWithDescendants(plan, descendants, store, kept);
      return answer(kept.item, kept.key);
    },
  };
  return async (context) => {
    await assertAncestors(ancestors, context.store, context.path);
    if (role !== "list" && role !== "read") {
      await ownList(plan, context.store, scopeOf(plan, context.path));
    }
    return handlers[role](context);
  };
}

async function list(
  parts: CollectionParts,
  operation: Operation,
  context: StatefulContext,
): Promise<AnyReply> {
  const { document, forms, plan } = parts;
  const scope = scopeOf(plan, context.path);
  const items = await itemsOf(plan, context.store, scope);
  const { properties } = readShape({ ...document }, plan.itemSchema);
  const all = items.map(({ item }) => item);
  const page = queryItems(operation, new Set(properties.keys()), all, context.query);
  const body = await listBody(document, forms, plan, operation, page);
  return toReply(parts, operation, body, `${plan.path}\n${scope}`);
}

async function create(
  parts: CollectionParts,
  operation: Operation,
  context: StatefulContext,
): Promise<AnyReply> {
  const { document, forms, plan } = parts;
  const { path, body, store } = context;
  const sent: JsonObject = isObject(body) ? body : {};
  const scope = scopeOf(plan, path);
  const own = sent[plan.idProperty];
  const id =
    typeof own === "string" || typeof own === "number"
      ? own
      : await newId(document, forms, plan, scope, context);
  if (await itemOf(plan, store, scope, id)) {
    const detail = `${plan.path} has ${JSON.stringify(id)} already; choose another ${plan.idProperty}, or leave it out.`;
    throw new Problem({ status: 409, detail });
  }
  const item = await keep(parts, context, scope, undefined, { ...sent, [plan.idProperty]: id });
  const reply = await itemReply(parts, operation, item, keyOf(scope, id));
  // Relative to the list's own address (RFC 9110, section 10.2.2), whatever path the contract is served under.
  const location = `${plan.path.slice(plan.path.lastIndexOf("/") + 1)}/${encodeURIComponent(String(id))}`;
  return reply.status === 201 ? { ...reply, headers: { ...reply.headers, Location: location } } : reply;
}

/** What is not there yet is put there only where the operation declares that it may answer 201. */
async function replace(
  parts: CollectionParts,
  operation: Operation,
  context: StatefulContext,
): Promise<AnyReply> {
  const { plan } = parts;
  const { path, body, store } = context;
  const scope = scopeOf(plan, path);
  const id = path[plan.idParameter];
  const key = keyOf(scope, id);
  const isUpsert = operation.responses.some(({ status }) => status === "201");
  const kept = isUpsert ? await itemOf(plan, store, scope, id) : await findItem(plan, store, path);
  const item = await keep(parts, context, scope, kept?.item, {
    ...(isObject(body) && body),
    [plan.idProperty]: id,
  });
  return itemReply(parts, operation, item, key, kept ? undefined : 201);
}

/** Keeps an item, in the form that replies have it in. Its id stays what it was. */
async function keep(
  { document, forms, plan }: CollectionParts,
  { store, now }: StatefulContext,
  scope: string,
  before: Readonly<JsonObject> | undefined,
  wanted: unknown,
): Promise<Readonly<JsonObject>> {
  const given: JsonObject = isObject(wanted) ? { ...wanted } : {};
  if (before) given[plan.idProperty] = before[plan.idProperty];
  const key = keyOf(scope, given[plan.idProperty]);
  const complete = withServerMembers(document, plan.itemSchema, given, before, now);
  const fitted = await forms.fit(plan.itemSchema, complete, `${plan.path}\n${key}`);
  const item = isObject(fitted) ? fitted : complete;
  const kept: KeptItem = { key, scope, item };
  await store.put(plan.path, kept);
  return item;
}

async function itemReply(
  parts: CollectionParts,
  operation: Operation,
  item: Readonly<JsonObject>,
  seed: string,
  status?: number,
): Promise<AnyReply> {
  const { document, forms, plan } = parts;
  const media = successOf(operation)?.media;
  if (!media?.schema) return toReply(parts, operation, undefined, seed, status);
  const place = placeOfItem(shapeOf({ ...document }, media), plan.idProperty);
  if (place === undefined)
    return toReply(parts, operation, await forms.make(media.schema, seed), seed, status);
  const own = place === "" ? media.schema : schemaAt(document, media.schema, place, false);
  const fitted = own ? await forms.fit(own, item, seed) : item;
  if (place === "") return toReply(parts, operation, fitted, seed, status);
  const made = await forms.fit(media.schema, { [place]: fitted }, seed);
  return toReply(parts, operation, made, seed, status);
}

/** The headers that the operation declares besides are made as a mock makes them. */
async function toReply(
  { forms }: CollectionParts,
  operation: Operation,
  body: unknown,
  seed: string,
  status?: number,
): Promise<AnyReply> {
  const success = successOf(operation);
  if (!success) return { status: 204 };
  const made = new Map<string, unknown>();
  for (const { name, schema } of success.response.headers) {
    if (schema) made.set(name, await forms.make(schema, `${seed}\n${name}`));
  }
  const headers = replyHeaders(success.response, ({ name }) => made.get(name));
  return { status: status ?? success.status, headers, ...(body !== undefined && { body }) };
}
