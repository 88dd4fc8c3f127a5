import type { JsonObject } from "../contract/document.ts";
import { DocumentReader } from "../contract/document.ts";
import type { OpenApiDocument } from "../contract/document.ts";
import { isJson, mediaTypeOf } from "../contract/media-type.ts";
import type { MediaType, Operation } from "../contract/operation.ts";
import type { ValueShape } from "../contract/schema-types.ts";
import { readShape } from "../contract/schema-types.ts";
import type { ChosenResponse } from "../mock/choose-response.ts";
import { chooseSuccess } from "../mock/choose-response.ts";
import type { LocatedSchema } from "./collection-plan.ts";

/** What an operation answers when all goes well. */
export interface Success extends ChosenResponse {
  /** Its content in JSON; undefined where it has none. */
  readonly media: MediaType | undefined;
}

/** The success of an operation; undefined where it declares no response at all. */
export function successOf(operation: Operation): Success | undefined {
  if (operation.responses.length === 0) return undefined;
  const chosen = chooseSuccess(operation);
  const media = chosen.response.content.find(({ mediaType }) => isJson(mediaTypeOf(mediaType)));
  return { ...chosen, media };
}

/** The property that a reply holds its item or its list in; `""` where the reply is that itself. */
export type Place = string;

/** Where a reply has an item that is known by `idProperty`; undefined where it has none. */
export function placeOfItem(shape: ValueShape, idProperty: string): Place | undefined {
  if (shape.properties.has(idProperty)) return "";
  const holders = [...shape.properties].filter(([, { properties }]) => properties.has(idProperty));
  return holders.length === 1 ? holders[0]?.[0] : undefined;
}

/** Where a reply has a list of objects: in the property that the path is named after, or the only one that holds a list. */
export function placeOfList(shape: ValueShape, path: string): Place | undefined {
  if (shape.types.has("array")) return "";
  const lists = [...shape.properties].filter(
    ([, property]) => property.types.has("array") && property.items?.properties.size !== 0,
  );
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const named = lists.find(([property]) => property.toLowerCase() === name);
  return (named ?? (lists.length === 1 ? lists[0] : undefined))?.[0];
}

/** The schema of what a reply holds at a place, and of the items of a list there; undefined where it cannot be found. */
export function schemaAt(
  document: OpenApiDocument,
  schema: LocatedSchema,
  place: Place,
  isList: boolean,
): LocatedSchema | undefined {
  const reader = new DocumentReader(document);
  const steps = [...(place === "" ? [] : ["properties", place]), ...(isList ? ["items"] : [])];
  let found = reader.follow(schema);
  for (const step of steps) found &&= reader.child(found, step);
  return found;
}

/** The shape of a media type's values. */
export function shapeOf(root: JsonObject, { schema }: Pick<MediaType, "schema">): ValueShape {
  return readShape(root, schema);
}
