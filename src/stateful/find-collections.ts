import type { OpenApiDocument } from "../contract/document.ts";
import { isJson, mediaTypeOf } from "../contract/media-type.ts";
import type { Operation } from "../contract/operation.ts";
import type { ValueShape } from "../contract/schema-types.ts";
import { readShape } from "../contract/schema-types.ts";
import type { CollectionPlan, LocatedSchema, Role } from "./collection-plan.ts";
import { placeOfItem, placeOfList, schemaAt, shapeOf, successOf } from "./reply-schema.ts";

const LIST_ROLES: Readonly<Record<string, Role>> = { GET: "list", POST: "create" };
const ITEM_ROLES: Readonly<Record<string, Role>> = {
  GET: "read",
  PUT: "replace",
  PATCH: "change",
  DELETE: "remove",
};

/** The collections that a document's paths form. Operations that fit in none are left alone. */
export function findCollections(
  document: OpenApiDocument,
  operations: readonly Operation[],
): CollectionPlan[] {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return [...byPath].flatMap(([itemPath, ofItem]) => {
    const [, path, idParameter] = /^(.*\/[^/{}]+)\/\{([^/{}]+)\}$/.exec(itemPath) ?? [];
    const ofList = path === undefined ? undefined : byPath.get(path);
    if (path === undefined || idParameter === undefined || !ofList) return [];
    const plan = toPlan(document, { path, itemPath, idParameter }, ofList, ofItem);
    return plan ? [plan] : [];
  });
}

type Place = Pick<CollectionPlan, "path" | "itemPath" | "idParameter">;

function toPlan(
  document: OpenApiDocument,
  place: Place,
  ofList: readonly Operation[],
  ofItem: readonly Operation[],
): CollectionPlan | undefined {
  const list = ofList.find(({ method }) => method === "GET");
  const candidates = [
    ...ofItem.filter(({ method }) => method === "GET").map(schemaOfReply),
    list && schemaOfItems(document, list, place.path),
    ...ofList.filter(({ method }) => method === "POST").map(schemaOfReply),
  ];
  for (const schema of candidates) {
    const found = schema && findItem(document, schema, place.idParameter);
    if (!found) continue;
    const roles = rolesOf(document, place, ofList, ofItem, found.idProperty);
    // What can never be seen again need not be remembered.
    if (![...roles.values()].some(({ role }) => role === "list" || role === "read")) continue;
    const parents = [...place.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
    return { ...place, ...found, parents, roles };
  }
  return undefined;
}

function schemaOfReply(operation: Operation): LocatedSchema | undefined {
  return successOf(operation)?.media?.schema;
}

function schemaOfItems(document: OpenApiDocument, list: Operation, path: string): LocatedSchema | undefined {
  const media = successOf(list)?.media;
  const place = media && placeOfList(shapeOf({ ...document }, media), path);
  return media?.schema && place !== undefined ? schemaAt(document, media.schema, place, true) : undefined;
}

/** The item in a reply, and the property that its path names it by. */
function findItem(document: OpenApiDocument, schema: LocatedSchema, idParameter: string) {
  const shape = readShape({ ...document }, schema);
  const holders: [string, ValueShape][] = [["", shape], ...shape.properties];
  for (const [place, holder] of holders) {
    const idProperty = findIdProperty(holder, idParameter);
    const itemSchema = idProperty === undefined ? undefined : schemaAt(document, schema, place, false);
    if (idProperty !== undefined && itemSchema) return { idProperty, itemSchema };
  }
  return undefined;
}

/** `petId` is `petId`, `pet_id` or `id`; `name` is `name`; `pet_name` is `pet_name` or `name`. */
function findIdProperty({ properties }: ValueShape, idParameter: string): string | undefined {
  const word = wordOf(idParameter);
  const names = [...properties].filter(([, { types }]) => isIdType(types)).map(([name]) => name);
  const ending = /(id|uuid|name|slug|key|code|number|sha|login)$/.exec(word)?.[1];
  return (
    names.find((name) => wordOf(name) === word) ??
    names.find((name) => wordOf(name) === ending) ??
    names.find((name) => wordOf(name) === "id")
  );
}

function isIdType(types: ValueShape["types"]): boolean {
  return types.has("string") || types.has("integer") || types.has("number");
}

function wordOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function rolesOf(
  document: OpenApiDocument,
  { path }: Place,
  ofList: readonly Operation[],
  ofItem: readonly Operation[],
  idProperty: string,
): CollectionPlan["roles"] {
  const roles = new Map<string, { role: Role; operation: Operation }>();
  const add = (operation: Operation, role: Role | undefined) => {
    if (role && fits(document, operation, role, path, idProperty))
      roles.set(operation.operationId, { role, operation });
  };
  for (const operation of ofList) add(operation, LIST_ROLES[operation.method]);
  for (const operation of ofItem) add(operation, ITEM_ROLES[operation.method]);
  return roles;
}

/** Whether the operation takes and answers what its role has to give. */
function fits(
  document: OpenApiDocument,
  operation: Operation,
  role: Role,
  path: string,
  idProperty: string,
): boolean {
  const success = successOf(operation);
  if (!success) return false;
  const { media } = success;
  const shape = media && shapeOf({ ...document }, media);
  if (role === "list") return shape !== undefined && placeOfList(shape, path) !== undefined;
  if (role === "remove") return true;
  const answers = shape && placeOfItem(shape, idProperty) !== undefined;
  if (role === "read") return answers === true;
  const takesJson = operation.requestBody?.content.some(({ mediaType }) => isPlainJson(mediaType)) === true;
  return takesJson && (answers === true || success.response.content.length === 0);
}

/** A JSON Patch is a list of steps, and no part of an item. */
function isPlainJson(mediaType: string): boolean {
  return isJson(mediaTypeOf(mediaType)) && mediaTypeOf(mediaType) !== "application/json-patch+json";
}
